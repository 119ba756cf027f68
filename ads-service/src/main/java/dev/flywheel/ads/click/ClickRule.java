package dev.flywheel.ads.click;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes a click free. The first rule that hits decides. That a token is unknown (R1), used already (R3) or the budget
 * is spent is seen elsewhere: by its seal, by the unique key of the click, and by the charge itself.
 *
 * @param name number of the rule in the list of invalid-click rules that advertisers are shown
 */
record ClickRule(String name, Reason reason, BiPredicate<Click, ClickSettings> hits) {

    private static final Pattern BOT = Pattern.compile(
            "bot\\b|crawl|spider|slurp|archiver|headless|phantomjs|selenium|puppeteer|playwright|preview|monitor",
            Pattern.CASE_INSENSITIVE);

    static final List<ClickRule> ALL = List.of(
            new ClickRule("R2", Reason.EXPIRED, ClickRule::isExpired),
            new ClickRule("R5", Reason.AUTOMATED, (click, settings) -> isAutomated(click.visitor())),
            new ClickRule("R8", Reason.DOUBLE_CLICK, ClickRule::isDoubleClick),
            new ClickRule("R8", Reason.TOO_MANY, (click, settings) -> click.lastDay() >= settings.clicksPerDay()),
            new ClickRule("R10", Reason.OWN_AD, (click, settings) -> isOwn(click)));

    static Optional<Reason> first(Click click, ClickSettings settings) {
        return ALL.stream()
                .filter(rule -> rule.hits().test(click, settings))
                .map(ClickRule::reason)
                .findFirst();
    }

    private static boolean isExpired(Click click, ClickSettings settings) {
        return click.at().isAfter(click.ad().servedAt().plus(settings.clickTtl()));
    }

    /** Programs that are no browsers are not bots yet: apps and shop fronts call for people. */
    private static boolean isAutomated(Visitor visitor) {
        return visitor.prefetch()
                || visitor.userAgent().isBlank()
                || BOT.matcher(visitor.userAgent()).find();
    }

    private static boolean isDoubleClick(Click click, ClickSettings settings) {
        return click.last() != null && click.at().isBefore(click.last().plus(settings.doubleClick()));
    }

    private static boolean isOwn(Click click) {
        return (click.visitor().shopper() != null
                        && click.visitor()
                                .shopper()
                                .value()
                                .equals(click.ad().advertiser().value()))
                || click.servedToAdvertiser();
    }

    /**
     * A click and what is known of those before it.
     *
     * @param last when the viewer clicked this ad before, null if he did not in the last 24 hours
     * @param lastDay how often he did in those
     * @param servedToAdvertiser whether the advertiser was signed in when the ad was served
     */
    record Click(
            ServedAd ad,
            Visitor visitor,
            Instant at,
            @Nullable Instant last,
            int lastDay,
            boolean servedToAdvertiser) {}
}
