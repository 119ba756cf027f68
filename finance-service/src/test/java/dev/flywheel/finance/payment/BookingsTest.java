package dev.flywheel.finance.payment;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_IN_TRANSIT;
import static dev.flywheel.finance.TestEntries.AT;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import dev.flywheel.finance.journal.ContentHash;
import dev.flywheel.finance.payment.Destinations.Destination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookingsTest {

    private static final PaymentId PAYMENT = PaymentId.next();
    private static final Dimensions ORDER = Dimensions.of("CA", "order:1");

    @Test
    void aCaptureIsOwedToTheShopper() {
        JournalEntry entry = Bookings.capture(call(CallKind.CAPTURE, "shipment:7", PAYMENT), payment());

        assertThat(entry.key()).isEqualTo("payment:" + PAYMENT + ":capture:shipment:7");
        assertThat(entry.effectiveAt()).isEqualTo(AT);
        assertThat(entry.lines())
                .containsExactly(
                        new Line(PROVIDER_RECEIVABLE, Side.DEBIT, usd("4.00"), ORDER),
                        new Line(CONTRACT_LIABILITY, Side.CREDIT, usd("4.00"), ORDER));
    }

    @Test
    void aRefundIsItsOpposite() {
        JournalEntry entry = Bookings.refund(call(CallKind.REFUND, "return:7", PAYMENT), payment());

        assertThat(entry.key()).isEqualTo("payment:" + PAYMENT + ":refund:return:7");
        assertThat(entry.lines())
                .containsExactly(
                        new Line(CONTRACT_LIABILITY, Side.DEBIT, usd("4.00"), ORDER),
                        new Line(PROVIDER_RECEIVABLE, Side.CREDIT, usd("4.00"), ORDER));
    }

    @Test
    void aPayoutLeavesTheSellersMoneyInTransit() {
        SellerId seller = SellerId.next();

        JournalEntry entry =
                Bookings.payout(call(CallKind.PAYOUT, "settlement:9", null), new Destination(seller, "GB"));

        Dimensions settlement = Dimensions.of("GB", "settlement:9").with(seller);
        assertThat(entry.key()).isEqualTo("payout:settlement:9");
        assertThat(entry.lines())
                .containsExactly(
                        new Line(SELLER_PAYABLE_IN_TRANSIT, Side.DEBIT, usd("4.00"), settlement),
                        new Line(PROVIDER_RECEIVABLE, Side.CREDIT, usd("4.00"), settlement));
    }

    private static Call call(CallKind kind, String key, @Nullable PaymentId payment) {
        return Call.first(kind, key, ContentHash.of(key), payment, usd("4.00"), AT);
    }

    private static StoredPayment payment() {
        return new StoredPayment(
                PAYMENT,
                "order:1",
                "CA",
                usd("10.00"),
                CallStatus.SUCCEEDED,
                StoredPayment.Release.NONE,
                usd("4.00"),
                usd("0.00"),
                usd("0.00"),
                null,
                "auth_1",
                null,
                AT);
    }
}
