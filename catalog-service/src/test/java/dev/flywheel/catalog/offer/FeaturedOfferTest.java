package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeaturedOfferTest {

    @Test
    void prefersWhatIsInStock() {
        Offer gone = TestOffer.of(1, "10.00").stock(0).offer();
        Offer there = TestOffer.of(2, "12.00").in(Condition.USED_GOOD).offer();
        assertThat(better(FeaturedRule.IN_STOCK, there, gone)).isTrue();
        assertThat(FeaturedOffer.of(List.of(gone, there))).contains(there);
    }

    @Test
    void takesUnknownStockForStock() {
        Offer unknown = TestOffer.of(1, "10.00").stock(null).offer();
        Offer there = TestOffer.of(2, "12.00").stock(5).offer();
        assertThat(FeaturedOffer.of(List.of(there, unknown))).contains(unknown);
    }

    @Test
    void featuresUsedGoodsOnlyWhereThereAreNoNewOnes() {
        Offer used = TestOffer.of(1, "10.00").in(Condition.USED_LIKE_NEW).offer();
        Offer worn = TestOffer.of(2, "5.00").in(Condition.USED_ACCEPTABLE).offer();
        Offer fresh = TestOffer.of(3, "12.00").offer();
        assertThat(better(FeaturedRule.CONDITION, fresh, used)).isTrue();
        assertThat(FeaturedOffer.of(List.of(used, worn, fresh))).contains(fresh);
        assertThat(FeaturedOffer.of(List.of(worn, used))).contains(used);
    }

    @Test
    void prefersLowerPrices() {
        Offer dear = TestOffer.of(1, "12.00").offer();
        Offer cheap = TestOffer.of(2, "10.00").offer();
        assertThat(better(FeaturedRule.COUNTED_PRICE, cheap, dear)).isTrue();
        assertThat(FeaturedOffer.of(List.of(dear, cheap))).contains(cheap);
    }

    @Test
    void ordersPricesThatCannotBeComparedByCurrency() {
        Offer dollars = TestOffer.of(1, "1.00").offer();
        Offer pounds = TestOffer.of(2, "1.00").priced(Money.of("900.00", "GBP")).offer();
        assertThat(better(FeaturedRule.CURRENCY, pounds, dollars)).isTrue();
        assertThat(FeaturedOffer.of(List.of(dollars, pounds))).contains(pounds);
    }

    @Test
    void weighsTwoPerCentAgainstTwoDays() {
        Offer soon = TestOffer.of(1, "10.19").offer();
        Offer late = TestOffer.of(2, "10.00").sentIn(2).offer();
        Offer cheaperAndLate = TestOffer.of(3, "9.99").sentIn(2).offer();
        assertThat(FeaturedOffer.of(List.of(soon, late))).contains(soon);
        assertThat(FeaturedOffer.of(List.of(soon, cheaperAndLate)))
                .as("9.99 and 2 % are 10.1898")
                .contains(cheaperAndLate);
    }

    @Test
    void weighsServiceAgainstPrice() {
        Offer good = TestOffer.of(1, "10.00").offer();
        Offer poor = TestOffer.of(2, "8.70").of(SellerStanding.POOR).offer();
        Offer poorAndCheap = TestOffer.of(3, "8.69").of(SellerStanding.POOR).offer();
        assertThat(FeaturedOffer.of(List.of(good, poor))).as("10.005").contains(good);
        assertThat(FeaturedOffer.of(List.of(good, poorAndCheap))).as("9.9935").contains(poorAndCheap);
    }

    @Test
    void prefersTheRealPriceWhereTheCountedOnesAreEqual() {
        Offer plain = TestOffer.of(1, "10.30").offer();
        Offer counted = TestOffer.of(2, "10.00").of(SellerStanding.AT_RISK).offer();
        assertThat(FeaturedRule.COUNTED_PRICE.order().compare(plain, counted)).isZero();
        assertThat(better(FeaturedRule.PRICE, counted, plain)).isTrue();
        assertThat(FeaturedOffer.of(List.of(plain, counted))).contains(counted);
    }

    @Test
    void prefersTheSoonerOneAtTheSamePrice() {
        Offer eleven = TestOffer.of(1, "10.00").sentIn(11).offer();
        Offer ten = TestOffer.of(2, "10.00").sentIn(10).offer();
        assertThat(FeaturedRule.COUNTED_PRICE.order().compare(eleven, ten))
                .as("more than ten days do not count")
                .isZero();
        assertThat(better(FeaturedRule.SOONER, ten, eleven)).isTrue();
        assertThat(FeaturedOffer.of(List.of(eleven, ten))).contains(ten);
    }

    @Test
    void prefersTheRetailerWhereAllElseIsEqual() {
        Offer third = TestOffer.of(1, "10.00").offer();
        Offer own = TestOffer.of(2, "10.00").ofRetailer().offer();
        assertThat(better(FeaturedRule.RETAILER, own, third)).isTrue();
        assertThat(FeaturedOffer.of(List.of(third, own))).contains(own);
    }

    @Test
    void prefersTheOlderOfEquals() {
        Offer older = TestOffer.of(1, "10.00").offer();
        Offer newer = TestOffer.of(2, "10.00").offer();
        assertThat(FeaturedOffer.of(List.of(newer, older))).contains(older);
    }

    @Test
    void comparesIdsWithoutASign() {
        Offer low = TestOffer.of(1, "1.00").offer();
        Offer high = new Offer(
                new UUID(-1, 0),
                low.product(),
                low.seller(),
                "x",
                "x",
                low.price(),
                Condition.NEW,
                1,
                null,
                low.delivery(),
                low.standing());
        assertThat(FeaturedOffer.of(List.of(high, low))).contains(low);
    }

    @Test
    void featuresNothingThatHasNoPrice() {
        Offer listed = TestOffer.of(1, "1.00").priced(null).offer();
        assertThat(FeaturedOffer.of(List.of(listed))).isEmpty();
        assertThat(FeaturedOffer.ranked(List.of(listed))).containsExactly(listed);
    }

    @Test
    void ranksAllOffers() {
        Offer dear = TestOffer.of(1, "12.00").offer();
        Offer cheap = TestOffer.of(2, "10.00").offer();
        Offer used = TestOffer.of(3, "1.00").in(Condition.USED_GOOD).offer();
        Offer gone = TestOffer.of(4, "1.00").stock(0).offer();
        assertThat(FeaturedOffer.ranked(List.of(gone, used, dear, cheap))).containsExactly(cheap, dear, used, gone);
    }

    /** Seeded, so that a failure comes back. */
    @Test
    void hasTheSameWinnerInWhateverOrderOffersCome() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<Offer> offers = new ArrayList<>(randomOffers(random));
            Offer winner = FeaturedOffer.of(offers).orElseThrow();
            for (int shuffle = 0; shuffle < 5; shuffle++) {
                Collections.shuffle(offers, random);
                assertThat(FeaturedOffer.of(offers)).contains(winner);
            }
        }
    }

    @Test
    void neverLosesByImproving() {
        Random random = new Random(12);
        int improvements = 0;
        for (int round = 0; round < 300; round++) {
            List<Offer> offers = randomOffers(random);
            Offer winner = FeaturedOffer.of(offers).orElseThrow();
            for (Offer better : improved(winner)) {
                List<Offer> now = offers.stream()
                        .map(offer -> offer.id().equals(winner.id()) ? better : offer)
                        .toList();
                assertThat(FeaturedOffer.of(now)).contains(better);
                improvements++;
            }
        }
        assertThat(improvements).isGreaterThan(600);
    }

    @Test
    void keepsItsWinnerWhenALoserLeaves() {
        Random random = new Random(13);
        for (int round = 0; round < 300; round++) {
            List<Offer> offers = randomOffers(random);
            Offer winner = FeaturedOffer.of(offers).orElseThrow();
            for (Offer loser : offers) {
                if (loser != winner) {
                    assertThat(FeaturedOffer.of(offers.stream()
                                    .filter(offer -> offer != loser)
                                    .toList()))
                            .contains(winner);
                }
            }
        }
    }

    private static boolean better(FeaturedRule rule, Offer one, Offer other) {
        return rule.order().compare(one, other) < 0 && rule.order().compare(other, one) > 0;
    }

    /** Few values, so that there are many ties. */
    private static List<Offer> randomOffers(Random random) {
        return IntStream.range(0, 2 + random.nextInt(7))
                .mapToObj(i -> {
                    TestOffer offer = TestOffer.of(i, (9 + random.nextInt(3)) + "." + (10 + random.nextInt(3)))
                            .in(random.nextInt(4) == 0 ? Condition.USED_GOOD : Condition.NEW)
                            .stock(random.nextInt(4) == 0 ? Integer.valueOf(0) : null)
                            .sentIn(random.nextInt(4))
                            .of(SellerStanding.values()[random.nextInt(4)]);
                    return random.nextInt(4) == 0 ? offer.ofRetailer() : offer;
                })
                .map(TestOffer::offer)
                .toList();
    }

    /** One thing better at a time. */
    private static List<Offer> improved(Offer winner) {
        TestOffer offer = new TestOffer(winner);
        Money price = winner.price() == null ? Money.of("1.00", "USD") : winner.price();
        Stream<TestOffer> always =
                Stream.of(offer.priced(price.minus(Money.of("0.01", "USD"))), offer.sentIn(0), offer.stock(9));
        Stream<TestOffer> standings = Arrays.stream(SellerStanding.values())
                .filter(standing -> standing.ordinal() < winner.standing().ordinal())
                .map(offer::of);
        return Stream.of(always, standings, Stream.of(offer.in(Condition.NEW)))
                .flatMap(all -> all)
                .map(TestOffer::offer)
                .toList();
    }
}
