package dev.flywheel.orders.checkout;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.cart.CartItem;
import java.util.List;

/**
 * An order before its transaction: all that is read and reckoned, so that the transaction only writes. A refusal is kept too,
 * since a call that repeats an earlier one is answered like that, whatever the cart holds by now.
 */
sealed interface Draft {

    /**
     * @param content of the cart it was made of
     */
    record Quoted(List<CartItem> content, Quotes.Quote quote) implements Draft {}

    /** Something in the cart cannot be bought. */
    record Refused(ProblemException problem) implements Draft {}
}
