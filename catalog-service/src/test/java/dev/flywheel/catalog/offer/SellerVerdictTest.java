package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.offer.SellerVerdict.Compared;
import dev.flywheel.catalog.offer.SellerVerdict.Outcome;
import dev.flywheel.domain.Money;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SellerVerdictTest {

    @Test
    void namesTheRuleThatDecided() {
        TestOffer own = TestOffer.of(1, "12.00");
        TestOffer rival = TestOffer.of(2, "10.00");

        SellerVerdict verdict = verdict(own, rival);

        assertThat(verdict.featured()).isFalse();
        assertThat(verdict.decidedBy()).isEqualTo("lower counted price");
        assertThat(rule(verdict, "lower counted price").outcome()).isEqualTo(Outcome.WORSE);
        assertThat(rule(verdict, "in stock").outcome()).isEqualTo(Outcome.SAME);
        assertThat(verdict.priceToWin())
                .as("the same price wins, for this offer is older")
                .isEqualTo(Money.of("10.00", "USD"));
    }

    @Test
    void saysWhatCountsAgainstTheOwnOfferAndNothingOfTheOther() {
        TestOffer own = TestOffer.of(1, "12.00").sentIn(5);
        TestOffer rival = TestOffer.of(2, "10.00").stock(7).sentIn(4).of(SellerStanding.AT_RISK);

        SellerVerdict verdict = verdict(own, rival);

        assertThat(rule(verdict, "delivery speed").outcome()).isEqualTo(Outcome.REDUCED);
        assertThat(rule(verdict, "delivery speed").yours()).contains("5.0 %");
        assertThat(rule(verdict, "delivery speed").remedy()).contains("handlingDays");
        assertThat(rule(verdict, "seller performance").outcome()).isEqualTo(Outcome.FULL);
        assertThat(verdict.toString()).doesNotContain("AT_RISK").doesNotContain("10.70");
    }

    @Test
    void tellsTheWinnerWhyHeWon() {
        SellerVerdict verdict = verdict(TestOffer.of(1, "9.00"), TestOffer.of(2, "10.00"));

        assertThat(verdict.featured()).isTrue();
        assertThat(verdict.decidedBy()).isEqualTo("lower counted price");
        assertThat(rule(verdict, "lower counted price").outcome()).isEqualTo(Outcome.BETTER);
        assertThat(verdict.priceToWin()).isNull();
    }

    @Test
    void hasNothingToCompareWhereItIsTheOnlyOffer() {
        SellerVerdict verdict = SellerVerdict.of(
                TestOffer.of(1, "9.00").considered(),
                List.of(TestOffer.of(1, "9.00").considered()));

        assertThat(verdict.featured()).isTrue();
        assertThat(verdict.decidedBy()).isNull();
    }

    @Test
    void knowsNoPriceAgainstBetterGoods() {
        SellerVerdict verdict = verdict(TestOffer.of(1, "1.00").in(Condition.USED_GOOD), TestOffer.of(2, "10.00"));

        assertThat(verdict.decidedBy()).isEqualTo("better condition");
        assertThat(verdict.priceToWin()).isNull();
    }

    @Test
    void stopsWherePricesCannotBeCompared() {
        SellerVerdict verdict =
                verdict(TestOffer.of(1, "1.00"), TestOffer.of(2, "1.00").priced(Money.of("5.00", "GBP")));

        assertThat(verdict.decidedBy()).isEqualTo("currency");
        assertThat(verdict.rules()).extracting(Compared::rule).doesNotContain("lower counted price");
        assertThat(verdict.priceToWin()).isNull();
    }

    @Test
    void saysWhatAnOfferLacksToBeFeaturedAtAll() {
        Considered held = new Considered(
                TestOffer.of(1, "1.00").offer(), OfferStatus.WITHDRAWN, true, false, HoldReason.FAR_BELOW_REFERENCE);

        SellerVerdict verdict = SellerVerdict.of(held, List.of(held));

        assertThat(verdict.featured()).isFalse();
        assertThat(verdict.misses())
                .extracting(SellerVerdict.Miss::rule)
                .containsExactly("listed", "seller may sell", "price believed");
        assertThat(EligibilityRule.missedBy(TestOffer.of(1, "1.00").priced(null).considered()))
                .containsExactly(EligibilityRule.FOR_SALE);
    }

    @Test
    void doesNotCompareWithOffersThatCannotBeFeatured() {
        Considered own = TestOffer.of(1, "12.00").considered();
        Considered withdrawn =
                new Considered(TestOffer.of(2, "10.00").offer(), OfferStatus.WITHDRAWN, true, true, null);

        assertThat(SellerVerdict.of(own, List.of(own, withdrawn)).featured()).isTrue();
    }

    /** The price it names wins, and one cent more does not. */
    @Test
    void namesTheHighestPriceThatWins() {
        Random random = new Random(14);
        int named = 0;
        for (int round = 0; round < 500; round++) {
            TestOffer own = random(random, 1 + random.nextInt(2) * 2);
            TestOffer rival = random(random, 2);
            SellerVerdict verdict = verdict(own, rival);
            Money price = verdict.priceToWin();
            if (price != null) {
                named++;
                assertThat(verdict(own.priced(price), rival).featured()).isTrue();
                assertThat(verdict(own.priced(price.plus(Money.of("0.01", "USD"))), rival)
                                .featured())
                        .isFalse();
            }
        }
        assertThat(named).isGreaterThan(100);
    }

    private static TestOffer random(Random random, int number) {
        return TestOffer.of(number, (5 + random.nextInt(40)) + "." + (10 + random.nextInt(90)))
                .sentIn(random.nextInt(6))
                .of(SellerStanding.values()[random.nextInt(4)]);
    }

    private static SellerVerdict verdict(TestOffer own, TestOffer rival) {
        return SellerVerdict.of(own.considered(), List.of(own.considered(), rival.considered()));
    }

    private static Compared rule(SellerVerdict verdict, String name) {
        return verdict.rules().stream()
                .filter(rule -> rule.rule().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
