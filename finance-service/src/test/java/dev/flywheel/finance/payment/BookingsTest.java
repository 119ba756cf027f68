package dev.flywheel.finance.payment;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.GIFT_CARD_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_IN_TRANSIT;
import static dev.flywheel.domain.LedgerAccount.STORE_CREDIT_LIABILITY;
import static dev.flywheel.finance.TestEntries.AT;
import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.contracts.finance.JournalEntry.Line;
import dev.flywheel.contracts.finance.Payments.Source;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.Side;
import dev.flywheel.finance.journal.ContentHash;
import dev.flywheel.finance.payment.Destinations.Destination;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookingsTest {

    private static final PaymentId PAYMENT = PaymentId.next();
    private static final Dimensions ORDER = Dimensions.of("CA", "order:1");

    @Test
    void aCaptureIsOwedToTheShopper() {
        JournalEntry entry = Bookings.capture(call(CallKind.CAPTURE, "shipment:7", PAYMENT), payment(), List.of());

        assertThat(entry.key()).isEqualTo("payment:" + PAYMENT + ":capture:shipment:7");
        assertThat(entry.effectiveAt()).isEqualTo(AT);
        assertThat(entry.lines())
                .containsExactly(
                        new Line(PROVIDER_RECEIVABLE, Side.DEBIT, usd("4.00"), ORDER),
                        new Line(CONTRACT_LIABILITY, Side.CREDIT, usd("4.00"), ORDER));
    }

    @Test
    void aRefundIsItsOpposite() {
        JournalEntry entry = Bookings.refund(call(CallKind.REFUND, "return:7", PAYMENT), payment(), List.of());

        assertThat(entry.key()).isEqualTo("payment:" + PAYMENT + ":refund:return:7");
        assertThat(entry.lines())
                .containsExactly(
                        new Line(CONTRACT_LIABILITY, Side.DEBIT, usd("4.00"), ORDER),
                        new Line(PROVIDER_RECEIVABLE, Side.CREDIT, usd("4.00"), ORDER));
    }

    @Test
    void whatComesFromStoredValueWeOweNoMore() {
        Call call = call(CallKind.CAPTURE, "shipment:7", PAYMENT).atProvider(usd("1.00"));
        List<Part.Draw> drawn = List.of(
                new Part.Draw(0, UUID.randomUUID(), Source.GIFT_CARD, usd("2.00")),
                new Part.Draw(1, UUID.randomUUID(), Source.STORE_CREDIT, usd("1.00")));

        assertThat(Bookings.capture(call, payment(), drawn).lines())
                .containsExactly(
                        new Line(PROVIDER_RECEIVABLE, Side.DEBIT, usd("1.00"), ORDER),
                        new Line(GIFT_CARD_LIABILITY, Side.DEBIT, usd("2.00"), ORDER),
                        new Line(STORE_CREDIT_LIABILITY, Side.DEBIT, usd("1.00"), ORDER),
                        new Line(CONTRACT_LIABILITY, Side.CREDIT, usd("4.00"), ORDER));
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
                AccountId.next(),
                "CA",
                usd("10.00"),
                CallStatus.SUCCEEDED,
                StoredPayment.Release.NONE,
                usd("4.00"),
                usd("0.00"),
                usd("0.00"),
                usd("0.00"),
                usd("0.00"),
                new StoredPayment.Card(usd("10.00"), null, "auth_1", null, null),
                null,
                null,
                AT);
    }
}
