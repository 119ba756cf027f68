package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void theShopperPaysWhatNobodyTookOffOrWaived() {
        Amounts amounts = new Amounts(usd(1000), usd(100), usd(50), usd(300), usd(499), usd(499), usd(65), usd(0));
        assertThat(amounts.charged()).isEqualTo(usd(850 + 300 + 65));
        assertThat(amounts.shippingCharged()).isEqualTo(usd(0));
        assertThat(amounts.itemsEarned()).as("the subsidy is made good").isEqualTo(usd(900));
    }

    @Test
    void onlyTheGoodsComeBack() {
        Amounts amounts = new Amounts(usd(1000), usd(100), usd(50), usd(300), usd(499), usd(0), usd(65), usd(30));
        assertThat(amounts.goods().charged()).isEqualTo(usd(850 + 65));
    }

    @Test
    void roundsAShareHalfUp() {
        Amounts amounts = new Amounts(usd(105), usd(5), usd(0), usd(0), usd(5), usd(0), usd(7), usd(1));
        assertThat(amounts.share(1, 2))
                .isEqualTo(new Amounts(usd(53), usd(3), usd(0), usd(0), usd(3), usd(0), usd(4), usd(1)));
    }

    @Test
    void neverTakesMoreOffAShareThanItCosts() {
        Amounts amounts = new Amounts(usd(2), usd(1), usd(1), usd(0), usd(0), usd(0), usd(0), usd(0));
        assertThat(amounts.share(1, 2).itemsCharged()).isEqualTo(usd(0));
    }

    /** Units go one way or another in any order; what was refused comes back; the last share is all the rest. */
    @Test
    void sharesTakenFromTheRestAlwaysAddUp() {
        Random chance = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            int quantity = 1 + chance.nextInt(12);
            Amounts whole = some(chance);
            Amounts left = whole;
            Amounts taken = Amounts.zero(whole.currency());
            int open = quantity;
            while (open > 0) {
                int units = 1 + chance.nextInt(open);
                Amounts share = left.share(units, open);
                assertThat(share.waived()).isLessThanOrEqualTo(share.shipping());
                assertThat(share.off()).isLessThanOrEqualTo(share.items());
                assertThat(List.of(share.discount(), share.subsidy(), share.tax(), share.shippingTax()))
                        .noneMatch(Money::isNegative);
                if (chance.nextInt(4) == 0) {
                    continue; // Refused: it was taken and put back, which changes nothing.
                }
                left = left.minus(share);
                taken = taken.plus(share);
                open -= units;
                assertThat(left.off()).isLessThanOrEqualTo(left.items());
                assertThat(left.discount().isNegative()).isFalse();
            }
            assertThat(taken).as("round %s", round).isEqualTo(whole);
            assertThat(left).isEqualTo(Amounts.zero(whole.currency()));
        }
    }

    private static Amounts some(Random chance) {
        long items = chance.nextLong(chance.nextBoolean() ? 50_000 : 12);
        long discount = chance.nextLong(items + 1);
        long shipping = chance.nextLong(600);
        return new Amounts(
                usd(items),
                usd(discount),
                usd(chance.nextLong(items - discount + 1)),
                usd(chance.nextLong(500)),
                usd(shipping),
                usd(chance.nextLong(shipping + 1)),
                usd(chance.nextLong(900)),
                usd(chance.nextLong(90)));
    }

    private static Money usd(long minor) {
        return new Money(minor, Money.currency("USD"));
    }
}
