package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.Delivery;
import dev.flywheel.catalog.offer.PriceLimits;
import dev.flywheel.catalog.offer.Sale;
import dev.flywheel.domain.Money;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TermsTest {

    private static final Instant FROM = Instant.parse("2026-11-27T00:00:00Z");
    private static final Sale SALE = new Sale(dollars("8.00"), FROM, FROM.plusSeconds(60));
    private static final PriceLimits LIMITS = new PriceLimits(dollars("5.00"), dollars("20.00"));
    private static final Terms FULL =
            new Terms(dollars("10.00"), Condition.USED_GOOD, SALE, LIMITS, new Delivery(2, "US"));

    @Test
    void keepsWhatIsNotStated() {
        assertThat(new Terms(null, Condition.NEW).over(FULL, Set.of())).isEqualTo(FULL);
    }

    @Test
    void clearsWhatIsStatedToBeEmpty() {
        Terms empty = new Terms(dollars("10.00"), Condition.NEW);

        assertThat(empty.over(FULL, EnumSet.allOf(Column.class))).isEqualTo(empty);
        assertThat(empty.over(FULL, Set.of(Column.SALE_PRICE)).sale()).isNull();
    }

    @Test
    void dropsWhatMakesNoSenseWithoutItsPrice() {
        Terms unpriced = new Terms(null, Condition.NEW).over(FULL, Set.of(Column.PRICE));

        assertThat(unpriced.sale()).isNull();
        assertThat(unpriced.limits()).isEqualTo(PriceLimits.NONE);
        assertThat(unpriced.contradiction()).isNull();
        Terms pounds = new Terms(Money.of("9.00", "GBP"), Condition.NEW).over(FULL, Set.of(Column.PRICE));
        assertThat(pounds.sale()).isNull();
        assertThat(pounds.contradiction()).isNull();
    }

    @Test
    void findsContradictions() {
        assertThat(FULL.contradiction()).isNull();
        assertThat(code(new Terms(null, Condition.NEW, SALE, PriceLimits.NONE, Delivery.UNKNOWN)))
                .isEqualTo("price required");
        assertThat(code(new Terms(null, Condition.NEW, null, LIMITS, Delivery.UNKNOWN)))
                .isEqualTo("price required");
        assertThat(code(new Terms(dollars("8.00"), Condition.NEW, SALE, PriceLimits.NONE, Delivery.UNKNOWN)))
                .isEqualTo("salePrice not_lower");
        assertThat(code(new Terms(Money.of("9.00", "GBP"), Condition.NEW, SALE, LIMITS, Delivery.UNKNOWN)))
                .isEqualTo("currency mixed_currencies");
        assertThat(code(new Terms(
                        dollars("9.00"),
                        Condition.NEW,
                        null,
                        new PriceLimits(dollars("5.00"), dollars("4.00")),
                        Delivery.UNKNOWN)))
                .isEqualTo("minPrice out_of_range");
    }

    @Test
    void seesThatALowerPriceMeetsTheSale() {
        Terms lowered = new Terms(dollars("7.00"), Condition.NEW).over(FULL, Set.of(Column.PRICE));

        assertThat(code(lowered)).isEqualTo("salePrice not_lower");
    }

    private static @Nullable String code(Terms terms) {
        RowProblem problem = terms.contradiction();
        return problem == null ? null : problem.field() + " " + problem.code();
    }

    private static Money dollars(String amount) {
        return Money.of(amount, "USD");
    }
}
