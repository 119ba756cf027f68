package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountsTest {

    @Test
    void theShopperPaysItemsDeliveryAndTaxLessWhatPrimeWaives() {
        Amounts amounts = new Amounts(usd(1000), usd(499), usd(499), usd(65));
        assertThat(amounts.charged()).isEqualTo(usd(1065));
        assertThat(amounts.shippingCharged()).isEqualTo(usd(0));
    }

    @Test
    void roundsAShareHalfUp() {
        Amounts amounts = new Amounts(usd(105), usd(5), usd(0), usd(7));
        Amounts share = amounts.share(1, 2);
        assertThat(share).isEqualTo(new Amounts(usd(53), usd(3), usd(0), usd(4)));
    }

    /** Units go one way or another in any order; what was refused comes back; the last share is all the rest. */
    @Test
    void sharesTakenFromTheRestAlwaysAddUp() {
        Random chance = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            int quantity = 1 + chance.nextInt(12);
            long shipping = chance.nextLong(600);
            Amounts whole = new Amounts(
                    usd(chance.nextLong(50_000)),
                    usd(shipping),
                    usd(chance.nextBoolean() ? shipping : 0),
                    usd(chance.nextLong(900)));
            Amounts left = whole;
            Amounts taken = Amounts.zero(whole.items().currency());
            int open = quantity;
            while (open > 0) {
                int units = 1 + chance.nextInt(open);
                Amounts share = left.share(units, open);
                assertThat(share.waived()).isLessThanOrEqualTo(share.shipping());
                assertThat(share.tax().isNegative()).isFalse();
                if (chance.nextInt(4) == 0) {
                    continue; // Refused: it was taken and put back, which changes nothing.
                }
                left = left.minus(share);
                taken = taken.plus(share);
                open -= units;
            }
            assertThat(taken).as("round %s", round).isEqualTo(whole);
            assertThat(left).isEqualTo(Amounts.zero(whole.items().currency()));
        }
    }

    private static Money usd(long minor) {
        return new Money(minor, Money.currency("USD"));
    }
}
