package dev.flywheel.finance.bounce;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;
import static dev.flywheel.finance.TestEntries.AT;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.Side;
import dev.flywheel.finance.payment.BouncedRefunds.Paid;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BounceBookTest {

    private static final PaymentId PAYMENT = PaymentId.next();

    @Test
    void theProviderOwesUsTheMoneyAndWeTheShopper() {
        JournalEntry entry = BounceBook.entry(paid(0), AT);

        Dimensions order = Dimensions.of("CA", "order:1");
        assertThat(entry.key()).isEqualTo("payment:" + PAYMENT + ":refund:refund:7:bounced");
        assertThat(entry.effectiveAt()).isEqualTo(AT);
        assertThat(entry.reverses()).isNull();
        assertThat(entry.lines())
                .containsExactly(
                        new Line(PROVIDER_RECEIVABLE, Side.DEBIT, usd("4.00"), order),
                        new Line(CONTRACT_LIABILITY, Side.CREDIT, usd("4.00"), order));
    }

    @Test
    void eachPartOfARefundHasAnEntryOfItsOwn() {
        assertThat(BounceBook.entry(paid(2), AT).key()).isEqualTo("payment:" + PAYMENT + ":refund:refund:7:bounced:2");
    }

    private static Paid paid(int leg) {
        return new Paid(UUID.randomUUID(), leg, "refund:7", PAYMENT, "order:1", "CA", usd("4.00"));
    }
}
