package dev.flywheel.orders.promotion.rule;

import static dev.flywheel.orders.promotion.rule.Baskets.basket;
import static dev.flywheel.orders.promotion.rule.Baskets.bought;
import static dev.flywheel.orders.promotion.rule.Baskets.category;
import static dev.flywheel.orders.promotion.rule.Baskets.shopper;
import static dev.flywheel.orders.promotion.rule.Baskets.toy;
import static dev.flywheel.orders.promotion.rule.Baskets.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.orders.promotion.Basket;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each condition alone. */
class ConditionTest {

    private static final CoveredGoods TOYS = CoveredGoods.of(category("Toys"));

    @Test
    void isPaidInItsCurrency() {
        assertThat(missing(new InCurrency(Baskets.USD), basket(toy("1.00", 1)))).isNull();
        assertThat(missing(new InCurrency(Currency.getInstance("EUR")), basket(toy("1.00", 1))))
                .isEqualTo("it counts for what is paid in EUR");
    }

    @Test
    void hasSomethingOfItsGoods() {
        assertThat(missing(new HasGoods("Toys"), basket(toy("1.00", 1)))).isNull();
        assertThat(missing(new HasGoods("Toys"), basket(bought(null, "Books", "1.00", 1))))
                .isEqualTo("it is for Toys, and there is nothing of it in the basket");
    }

    @Test
    void spendsEnoughOnItsGoods() {
        MinimumSpend fifty = new MinimumSpend(usd("50.00"), "Toys");
        assertThat(missing(fifty, basket(toy("25.00", 2)))).isNull();
        assertThat(missing(fifty, basket(toy("24.99", 2), bought(null, "Books", "99.00", 1))))
                .isEqualTo("spend 0.02 USD more on Toys");
    }

    @Test
    void isForMembersOfOneOfItsSegments() {
        Basket basket = basket(toy("1.00", 1));
        ForSegments prime = new ForSegments(List.of("PRIME"));
        assertThat(missing(prime, shopper(basket, true, false))).isNull();
        assertThat(missing(prime, shopper(basket, false, true, "vip")))
                .isEqualTo("it is not for everybody: only for Prime members");
        ForSegments first = new ForSegments(List.of("FIRST_ORDER"));
        assertThat(missing(first, shopper(basket, false, true))).isNull();
        assertThat(missing(first, shopper(basket, true, false)))
                .isEqualTo("it is not for everybody: only on your first order");
        ForSegments kept = new ForSegments(List.of("vip", "staff"));
        assertThat(missing(kept, shopper(basket, false, false, "staff"))).isNull();
        assertThat(missing(kept, shopper(basket, true, true, "other")))
                .isEqualTo("it is not for everybody: only for some customers");
    }

    @Test
    void countsFromItsStartUntilJustBeforeItsEnd() {
        Instant start = Instant.parse("2027-01-01T00:00:00Z");
        Instant end = Instant.parse("2027-02-01T00:00:00Z");
        Span january = new Span(start, end);
        assertThat(january.isAfter(start.minusMillis(1))).isTrue();
        assertThat(january.isAfter(start)).isFalse();
        assertThat(january.isBefore(end.minusMillis(1))).isFalse();
        assertThat(january.isBefore(end)).isTrue();
        Span always = new Span(null, null);
        assertThat(always.isAfter(start)).isFalse();
        assertThat(always.isBefore(end)).isFalse();
    }

    private static @Nullable String missing(Condition condition, Basket basket) {
        return condition.missing(basket, Covered.of(basket, TOYS));
    }
}
