package dev.flywheel.contracts.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProductGroup;
import dev.flywheel.domain.Segment;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalEntryTest {

    private static final Dimensions US = Dimensions.of("US", "order:1");

    @Test
    void balancesPerCurrency() {
        JournalEntry entry = entry().debit(LedgerAccount.CONTRACT_LIABILITY, usd("108.00"), US)
                .credit(LedgerAccount.PRODUCT_SALES, usd("100.00"), US)
                .credit(LedgerAccount.TAX_PAYABLE, usd("8.00"), US)
                .credit(LedgerAccount.SHIPPING_SALES, usd("0.00"), US)
                .build();
        assertThat(entry.lines()).hasSize(3);
    }

    @Test
    void refusesToBeOutOfBalance() {
        assertThatThrownBy(() -> entry().debit(LedgerAccount.CASH, usd("1.00"), US)
                        .credit(LedgerAccount.PRODUCT_SALES, usd("0.99"), US)
                        .build())
                .hasMessageContaining("out of balance by 0.01 USD");
        assertThatThrownBy(() -> entry().debit(LedgerAccount.CASH, usd("1.00"), US)
                        .credit(LedgerAccount.PRODUCT_SALES, Money.of("1.00", "EUR"), US)
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNegativeAndLonelyLines() {
        assertThatThrownBy(() -> entry().debit(LedgerAccount.CASH, usd("-1.00"), US))
                .hasMessageContaining("positive");
        assertThatThrownBy(
                        () -> entry().debit(LedgerAccount.CASH, usd("0.00"), US).build())
                .hasMessageContaining("two lines");
    }

    @Test
    void aCountryHasItsSegment() {
        assertThat(US.segment()).isEqualTo(Segment.NORTH_AMERICA);
        assertThat(Dimensions.of("GB", "order:1").segment()).isEqualTo(Segment.INTERNATIONAL);
    }

    @Test
    void everyRevenueAccountHasItsGroup() {
        for (LedgerAccount account : LedgerAccount.values()) {
            assertThat(account.group() != null).isEqualTo(account.kind() == LedgerAccount.Kind.REVENUE);
        }
        assertThat(LedgerAccount.of(ProductGroup.ONLINE_STORES))
                .containsExactly(
                        LedgerAccount.PRODUCT_SALES, LedgerAccount.SHIPPING_SALES, LedgerAccount.GIFT_WRAP_SALES);
    }

    private static JournalEntry.Builder entry() {
        return JournalEntry.of("test", Instant.EPOCH, "a test");
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
