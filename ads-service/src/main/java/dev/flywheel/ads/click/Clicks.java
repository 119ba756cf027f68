package dev.flywheel.ads.click;

import dev.flywheel.ads.budget.Budgets;
import dev.flywheel.domain.AccountId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records clicks: each token is charged once, or not at all for a reason. */
@Component
class Clicks {

    private final AdClicks rows;
    private final Budgets budgets;
    private final ClickTokens tokens;
    private final ClickSettings settings;
    private final Clock clock;

    Clicks(AdClicks rows, Budgets budgets, ClickTokens tokens, ClickSettings settings, Clock clock) {
        this.rows = rows;
        this.budgets = budgets;
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The click's row comes first, so that of many calls with one token a single one goes on to the charge; the charge comes
     * last, so that the budget's row is locked for no longer than the commit takes. There is one budget to charge, and a
     * refused charge changes nothing, so nothing has to be rolled back to a savepoint.
     */
    @Transactional
    void record(ServedAd ad, Visitor visitor) {
        Instant now = clock.instant();
        Reason reason = reason(ad, visitor, now);
        if (!rows.insert(ad, visitor, now, reason)) {
            rows.repeated(ad);
            return;
        }
        if (reason == null && !budgets.charge(ad.campaign(), LocalDate.ofInstant(now, ZoneOffset.UTC), ad.price())) {
            rows.free(ad, Reason.OVER_BUDGET);
        }
    }

    private @Nullable Reason reason(ServedAd ad, Visitor visitor, Instant now) {
        AdClicks.Before before = rows.before(ad, visitor.viewer(), now);
        boolean servedToAdvertiser =
                ad.viewer() == tokens.viewer(new AccountId(ad.advertiser().value()));
        return ClickRule.first(
                        new ClickRule.Click(ad, visitor, now, before.last(), before.clicks(), servedToAdvertiser),
                        settings)
                .orElse(null);
    }
}
