package dev.flywheel.ads.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickRuleTest {

    static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Instant SERVED = Instant.parse("2026-03-01T12:00:00Z");
    private static final ClickSettings SETTINGS = new ClickSettings("", Duration.ofHours(2), Duration.ofSeconds(2), 10);
    private static final AccountId SHOPPER = AccountId.next();
    private static final ServedAd AD = new ServedAd(
            UUID.randomUUID(),
            1,
            CampaignId.next(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            SellerId.next(),
            ProductId.next(),
            OfferId.next(),
            371_112,
            Currency.getInstance("USD"),
            ServedAd.NOBODY,
            SERVED);

    @Test
    void chargesAnOrdinaryClick() {
        assertThat(reason(visitor(SHOPPER, BROWSER, false), 5, null, 0, false)).isNull();
        assertThat(reason(visitor(null, "curl/8.5.0", false), 7200, null, 0, false))
                .isNull();
    }

    @Test
    void r2AnAdServedTooLongAgo() {
        assertThat(reason(visitor(SHOPPER, BROWSER, false), 7201, null, 0, false))
                .isEqualTo(Reason.EXPIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "Mozilla/5.0 (compatible; Googlebot/2.1)", "HeadlessChrome/126", "Some-Crawler/1.0"})
    void r5Machines(String userAgent) {
        assertThat(reason(visitor(SHOPPER, userAgent, false), 5, null, 0, false))
                .isEqualTo(Reason.AUTOMATED);
    }

    @Test
    void r5PagesFetchedInAdvance() {
        assertThat(reason(visitor(SHOPPER, BROWSER, true), 5, null, 0, false)).isEqualTo(Reason.AUTOMATED);
    }

    @Test
    void r8DoubleClicks() {
        Visitor visitor = visitor(SHOPPER, BROWSER, false);
        assertThat(reason(visitor, 10, SERVED.plusSeconds(9), 1, false)).isEqualTo(Reason.DOUBLE_CLICK);
        assertThat(reason(visitor, 10, SERVED.plusSeconds(8), 1, false)).isNull();
    }

    @Test
    void r8TooManyClicksInADay() {
        Visitor visitor = visitor(SHOPPER, BROWSER, false);
        assertThat(reason(visitor, 600, SERVED, 9, false)).isNull();
        assertThat(reason(visitor, 600, SERVED, 10, false)).isEqualTo(Reason.TOO_MANY);
    }

    @Test
    void r10OnesOwnAds() {
        AccountId advertiser = new AccountId(AD.advertiser().value());
        assertThat(reason(visitor(advertiser, BROWSER, false), 5, null, 0, false))
                .isEqualTo(Reason.OWN_AD);
        assertThat(reason(visitor(null, BROWSER, false), 5, null, 0, true)).isEqualTo(Reason.OWN_AD);
    }

    @Test
    void theFirstRuleThatHitsDecides() {
        assertThat(reason(visitor(SHOPPER, "", true), 9000, SERVED.plusSeconds(9000), 50, true))
                .isEqualTo(Reason.EXPIRED);
        assertThat(reason(visitor(SHOPPER, "", false), 60, SERVED.plusSeconds(60), 50, true))
                .isEqualTo(Reason.AUTOMATED);
    }

    private static @Nullable Reason reason(
            Visitor visitor, int afterSeconds, @Nullable Instant last, int lastDay, boolean servedToAdvertiser) {
        return ClickRule.first(
                        new ClickRule.Click(
                                AD, visitor, SERVED.plusSeconds(afterSeconds), last, lastDay, servedToAdvertiser),
                        SETTINGS)
                .orElse(null);
    }

    private static Visitor visitor(@Nullable AccountId shopper, String userAgent, boolean prefetch) {
        return new Visitor(shopper, 4711, userAgent, prefetch);
    }
}
