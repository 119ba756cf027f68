package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Amounts;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class WorthTest {

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Money cents(long minor) {
        return new Money(minor, usd("0.00").currency());
    }

    @Test
    void taxAndItemsTakeTheirSharesHalfUp() {
        Amounts part = Worth.of(Amounts.of(usd("80.00"), usd("5.20")), usd("10.00"));

        assertThat(part).isEqualTo(Amounts.of(usd("9.39"), usd("0.61")));
    }

    @Test
    void whatWasTakenOffGoesBackWithTheItems() {
        Amounts kept = new Amounts(
                usd("100.00"),
                usd("10.00"),
                usd("40.00"),
                usd("5.00"),
                usd("6.00"),
                usd("6.00"),
                usd("5.50"),
                usd("0.00"));

        Amounts part = Worth.of(kept, usd("30.25"));

        assertThat(part)
                .isEqualTo(new Amounts(
                        usd("50.00"),
                        usd("5.00"),
                        usd("20.00"),
                        usd("2.50"),
                        usd("0.00"),
                        usd("0.00"),
                        usd("2.75"),
                        usd("0.00")));
    }

    @Test
    void allOfItIsAllOfIt() {
        Amounts kept = new Amounts(
                usd("9.99"), usd("9.00"), usd("0.33"), usd("0.01"), usd("0.00"), usd("0.00"), usd("0.07"), usd("0.00"));

        assertThat(Worth.of(kept, Worth.ofGoods(kept))).isEqualTo(kept);
    }

    @Test
    void partsAreWorthWhatWasAskedForAndNeverMoreThanIsLeft() {
        Random random = new Random(20261123);
        for (int line = 0; line < 2_000; line++) {
            Amounts left = some(random);
            while (Worth.ofGoods(left).isPositive()) {
                Money wanted = cents(1 + random.nextLong(Worth.ofGoods(left).minor()));
                Amounts part = Worth.of(left, wanted);
                assertThat(part.charged()).isEqualTo(wanted);
                Amounts after = left.minus(part);
                assertThat(List.<Function<Amounts, Money>>of(
                                Amounts::items,
                                Amounts::discount,
                                Amounts::subsidy,
                                Amounts::wrap,
                                Amounts::tax,
                                Amounts::itemsCharged))
                        .as("%s less %s", left, part)
                        .noneMatch(amount -> amount.apply(after).isNegative());
                left = after;
            }
            assertThat(left.items())
                    .as("what is worth nothing to the shopper stays")
                    .isEqualTo(left.off());
        }
    }

    private static Amounts some(Random random) {
        Money items = cents(random.nextLong(20_000));
        Money discount = cents(random.nextLong(items.minor() + 1));
        Money subsidy = cents(random.nextLong(items.minus(discount).minor() + 1));
        Money zero = cents(0);
        return new Amounts(
                items, discount, subsidy, cents(random.nextLong(500)), zero, zero, cents(random.nextLong(3_000)), zero);
    }
}
