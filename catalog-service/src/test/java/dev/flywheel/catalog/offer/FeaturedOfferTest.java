package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeaturedOfferTest {

    private static final UUID PRODUCT = new UUID(1, 1);
    private static final UUID SELLER = new UUID(2, 2);
    private static final UUID OTHER_SELLER = new UUID(3, 3);

    private long ids = 100;

    @Test
    void prefersWhatIsInStock() {
        Offer gone = offer(SELLER, "10.00", Condition.NEW, 0);
        Offer there = offer(OTHER_SELLER, "12.00", Condition.USED_GOOD, 1);
        assertThat(better(FeaturedRule.IN_STOCK, there, gone)).isTrue();
        assertThat(FeaturedOffer.of(List.of(gone, there))).contains(there);
    }

    @Test
    void takesUnknownStockForStock() {
        Offer unknown = offer(SELLER, "10.00", Condition.NEW, null);
        Offer there = offer(OTHER_SELLER, "12.00", Condition.NEW, 5);
        assertThat(FeaturedOffer.of(List.of(there, unknown))).contains(unknown);
    }

    @Test
    void prefersBetterConditions() {
        Offer used = offer(SELLER, "10.00", Condition.USED_LIKE_NEW, 1);
        Offer fresh = offer(OTHER_SELLER, "12.00", Condition.NEW, 1);
        assertThat(better(FeaturedRule.CONDITION, fresh, used)).isTrue();
        assertThat(FeaturedOffer.of(List.of(used, fresh))).contains(fresh);
    }

    @Test
    void prefersLowerPrices() {
        Offer dear = offer(null, "12.00", Condition.NEW, 1);
        Offer cheap = offer(SELLER, "10.00", Condition.NEW, 1);
        assertThat(better(FeaturedRule.PRICE, cheap, dear)).isTrue();
        assertThat(FeaturedOffer.of(List.of(dear, cheap))).contains(cheap);
    }

    @Test
    void ordersPricesThatCannotBeComparedByCurrency() {
        Offer dollars = priced(Money.of("1.00", "USD"));
        Offer pounds = priced(Money.of("900.00", "GBP"));
        assertThat(FeaturedOffer.of(List.of(dollars, pounds))).contains(pounds);
    }

    @Test
    void prefersTheRetailerAtTheSamePrice() {
        Offer third = offer(SELLER, "10.00", Condition.NEW, 1);
        Offer own = offer(null, "10.00", Condition.NEW, 1);
        assertThat(better(FeaturedRule.RETAILER, own, third)).isTrue();
        assertThat(FeaturedOffer.of(List.of(third, own))).contains(own);
    }

    @Test
    void prefersTheOlderOfEquals() {
        Offer older = offer(SELLER, "10.00", Condition.NEW, 1);
        Offer newer = offer(OTHER_SELLER, "10.00", Condition.NEW, 1);
        assertThat(FeaturedOffer.of(List.of(newer, older))).contains(older);
    }

    @Test
    void comparesIdsWithoutASign() {
        Offer high = new Offer(new UUID(-1, 0), PRODUCT, SELLER, "x", "x", Money.of("1.00", "USD"), Condition.NEW, 1);
        Offer low = offer(SELLER, "1.00", Condition.NEW, 1);
        assertThat(FeaturedOffer.of(List.of(high, low))).contains(low);
    }

    @Test
    void featuresNothingThatHasNoPrice() {
        Offer listed = new Offer(new UUID(0, ids++), PRODUCT, SELLER, "x", "x", null, Condition.NEW, 1);
        assertThat(FeaturedOffer.of(List.of(listed))).isEmpty();
        assertThat(FeaturedOffer.ranked(List.of(listed))).containsExactly(listed);
    }

    @Test
    void ranksAllOffers() {
        Offer dear = offer(SELLER, "12.00", Condition.NEW, 1);
        Offer cheap = offer(OTHER_SELLER, "10.00", Condition.NEW, 1);
        Offer used = offer(null, "1.00", Condition.USED_GOOD, 1);
        Offer gone = offer(null, "1.00", Condition.NEW, 0);
        assertThat(FeaturedOffer.ranked(List.of(gone, used, dear, cheap))).containsExactly(cheap, dear, used, gone);
    }

    private static boolean better(FeaturedRule rule, Offer one, Offer other) {
        return rule.order().compare(one, other) < 0;
    }

    private Offer offer(@Nullable UUID seller, String price, Condition condition, @Nullable Integer sellable) {
        return new Offer(
                new UUID(0, ids++), PRODUCT, seller, "somebody", "sku", Money.of(price, "USD"), condition, sellable);
    }

    private Offer priced(Money price) {
        return new Offer(new UUID(0, ids++), PRODUCT, SELLER, "somebody", "sku", price, Condition.NEW, 1);
    }
}
