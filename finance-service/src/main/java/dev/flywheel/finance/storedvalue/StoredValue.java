package dev.flywheel.finance.storedvalue;

import dev.flywheel.contracts.finance.Payments.Source;
import dev.flywheel.domain.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gift card, or an account's store credit in one currency.
 *
 * @param lastFour of a gift card's code; null for store credit
 * @param country of whom it was given to, for the books
 * @param balance with what is held
 * @param held for payments that have not taken it yet
 */
public record StoredValue(UUID id, Source kind, @Nullable String lastFour, String country, Money balance, Money held) {

    /** What can be paid with now. */
    public Money available() {
        return balance.minus(held);
    }

    String reference() {
        return (kind == Source.GIFT_CARD ? "gift-card:" : "store-credit:") + id;
    }
}
