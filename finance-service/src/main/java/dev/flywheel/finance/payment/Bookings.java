package dev.flywheel.finance.payment;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PROVIDER_RECEIVABLE;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_IN_TRANSIT;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.LedgerAccount;
import dev.flywheel.finance.payment.Destinations.Destination;
import java.util.Locale;

/**
 * The journal entries of money that moved. They take effect when the movement was asked for, which every attempt of it
 * shares.
 */
final class Bookings {

    private Bookings() {}

    static JournalEntry capture(Call call, StoredPayment payment) {
        return transfer(call, payment, "captured", PROVIDER_RECEIVABLE, CONTRACT_LIABILITY);
    }

    static JournalEntry refund(Call call, StoredPayment payment) {
        return transfer(call, payment, "refunded", CONTRACT_LIABILITY, PROVIDER_RECEIVABLE);
    }

    static JournalEntry payout(Call call, Destination destination) {
        Dimensions dimensions = Dimensions.of(destination.country(), call.key()).with(destination.seller());
        return JournalEntry.of("payout:" + call.key(), call.askedAt(), "paid out to seller " + destination.seller())
                .debit(SELLER_PAYABLE_IN_TRANSIT, call.amount(), dimensions)
                .credit(PROVIDER_RECEIVABLE, call.amount(), dimensions)
                .build();
    }

    private static JournalEntry transfer(
            Call call, StoredPayment payment, String what, LedgerAccount debit, LedgerAccount credit) {
        String kind = call.kind().name().toLowerCase(Locale.ROOT);
        Dimensions dimensions = Dimensions.of(payment.country(), payment.reference());
        return JournalEntry.of(
                        "payment:" + payment.id() + ":" + kind + ":" + call.key(),
                        call.askedAt(),
                        what + " for " + payment.reference())
                .debit(debit, call.amount(), dimensions)
                .credit(credit, call.amount(), dimensions)
                .build();
    }
}
