package dev.flywheel.finance.payment;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.GIFT_CARD_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_IN_TRANSIT;
import static dev.flywheel.domain.LedgerAccount.STORE_CREDIT_LIABILITY;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.finance.payment.Destinations.Destination;
import dev.flywheel.finance.payment.Part.Draw;
import java.util.List;
import java.util.Locale;

/**
 * The journal entries of money that moved. They take effect when the movement was asked for, which every attempt of it
 * shares.
 */
final class Bookings {

    private Bookings() {}

    /** What comes from the provider it owes us; what comes from a gift card or store credit we owe no more. */
    static JournalEntry capture(Call call, StoredPayment payment, List<Draw> drawn) {
        Dimensions dimensions = Dimensions.of(payment.country(), payment.reference());
        JournalEntry.Builder entry =
                entry(call, payment, "captured").debit(PROVIDER_RECEIVABLE, call.cardAmount(), dimensions);
        drawn.forEach(draw -> entry.debit(liability(draw), draw.amount(), dimensions));
        return entry.credit(CONTRACT_LIABILITY, call.amount(), dimensions).build();
    }

    static JournalEntry refund(Call call, StoredPayment payment, List<Draw> drawn) {
        Dimensions dimensions = Dimensions.of(payment.country(), payment.reference());
        JournalEntry.Builder entry = entry(call, payment, "refunded")
                .debit(CONTRACT_LIABILITY, call.amount(), dimensions)
                .credit(PROVIDER_RECEIVABLE, call.cardAmount(), dimensions);
        drawn.forEach(draw -> entry.credit(liability(draw), draw.amount(), dimensions));
        return entry.build();
    }

    static JournalEntry payout(Call call, Destination destination) {
        Dimensions dimensions = Dimensions.of(destination.country(), call.key()).with(destination.seller());
        return JournalEntry.of("payout:" + call.key(), call.askedAt(), "paid out to seller " + destination.seller())
                .debit(SELLER_PAYABLE_IN_TRANSIT, call.amount(), dimensions)
                .credit(PROVIDER_RECEIVABLE, call.amount(), dimensions)
                .build();
    }

    private static JournalEntry.Builder entry(Call call, StoredPayment payment, String what) {
        String kind = call.kind().name().toLowerCase(Locale.ROOT);
        return JournalEntry.of(
                "payment:" + payment.id() + ":" + kind + ":" + call.key(),
                call.askedAt(),
                what + " for " + payment.reference());
    }

    private static LedgerAccount liability(Draw draw) {
        return switch (draw.kind()) {
            case GIFT_CARD -> GIFT_CARD_LIABILITY;
            case STORE_CREDIT -> STORE_CREDIT_LIABILITY;
            case CARD -> throw new IllegalArgumentException("the provider's share is no stored value");
        };
    }
}
