package dev.flywheel.seller.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.domain.Money;
import java.util.Currency;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UnitSharesTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void addUpToTheAmount() {
        Random random = new Random(41);
        for (int i = 0; i < 1_000; i++) {
            Money total = new Money(random.nextLong(0, 10_000_000), USD);
            int units = random.nextInt(1, 5_000);

            assertThat(new UnitShares(total, units).sum(UnaryOperator.identity()))
                    .isEqualTo(total);
        }
    }

    @Test
    void giveBackExactlyTheFeeInWhateverPortionsItReturns() {
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            Money fee = new Money(random.nextLong(0, 100_000), USD);
            int quantity = random.nextInt(1, 40);
            Money back = Money.zero(USD);
            int before = 0;
            while (before < quantity) {
                int units = random.nextInt(1, quantity - before + 1);
                Money share = FeeShare.ofUnits(fee, quantity, before, units);
                assertThat(share.isNegative()).isFalse();
                back = back.plus(share);
                before += units;
            }
            assertThat(back).isEqualTo(fee);
        }
    }

    @Test
    void theLastUnitTakesTheRest() {
        Money fee = new Money(1_000, USD);

        assertThat(FeeShare.ofUnits(fee, 3, 0, 1).minor()).isEqualTo(333);
        assertThat(FeeShare.ofUnits(fee, 3, 1, 1).minor()).isEqualTo(333);
        assertThat(FeeShare.ofUnits(fee, 3, 2, 1).minor()).isEqualTo(334);
    }

    @Test
    void staysInRangeForTheLargestAmounts() {
        Money largest = new Money(Money.MAX_MINOR, USD);

        assertThat(FeeShare.ofUnits(largest, Integer.MAX_VALUE, 0, Integer.MAX_VALUE))
                .isEqualTo(largest);
    }

    @Test
    void cannotTakeBackMoreUnitsThanWereCharged() {
        Money fee = new Money(1_000, USD);

        assertThatThrownBy(() -> FeeShare.ofUnits(fee, 3, 2, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FeeShare.ofUnits(fee, 3, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
