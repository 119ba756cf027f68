package dev.flywheel.finance.payment;

import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a payment is on one gift card or on store credit.
 *
 * @param claimed captured, or being captured
 * @param refundClaimed refunded, or being refunded
 * @param released whether what was not captured is let go
 */
record Part(
        int position,
        UUID storedValue,
        Payments.Source kind,
        @Nullable String lastFour,
        Money amount,
        Money claimed,
        Money captured,
        Money refundClaimed,
        boolean released) {

    Money capturable() {
        return amount.minus(claimed);
    }

    Money refundable() {
        return captured.minus(refundClaimed);
    }

    /**
     * What of a call is on a part.
     */
    record Draw(int position, UUID storedValue, Payments.Source kind, Money amount) {

        static Draw of(Part part, Money amount) {
            return new Draw(part.position, part.storedValue, part.kind, amount);
        }
    }
}
