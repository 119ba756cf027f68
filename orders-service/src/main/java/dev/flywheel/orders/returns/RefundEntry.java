package dev.flywheel.orders.returns;

import static dev.flywheel.domain.LedgerAccount.CASH;
import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.PRODUCT_SALES;
import static dev.flywheel.domain.LedgerAccount.PROMOTION_COST;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;
import static dev.flywheel.domain.LedgerAccount.TAX_PAYABLE;

import dev.flywheel.contracts.finance.JournalEntry;
import dev.flywheel.contracts.finance.JournalEntry.Dimensions;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.Part;
import java.time.Instant;
import java.util.Optional;

/**
 * How a refund is booked: the sale is taken back as far as it is refunded, and the shopper is owed the money until finance has
 * paid it. It names no entry that it reverses: it is a fact of its own, not the correction of a mistake, and several refunds
 * may take parts of one sale back.
 */
final class RefundEntry {

    private RefundEntry() {}

    /** Nothing to book when nothing is given back. */
    static Optional<JournalEntry> of(CustomerReturn back, Order order, Instant at) {
        if (back.amount().isZero()) {
            return Optional.empty();
        }
        SellerId seller = back.seller();
        Amounts sum = back.sum();
        Money passedOn = Part.taxOfSeller(back.parts(order), order.currency());
        Dimensions what = Dimensions.of(order.shipTo().country(), order.reference());
        return Optional.of(JournalEntry.of(back.reference() + ":sale-reversed", at, "Goods returned")
                .debit(seller == null ? PRODUCT_SALES : SELLER_PAYABLE_PENDING, sum.itemsEarned().plus(passedOn), what.with(seller))
                .credit(PROMOTION_COST, sum.subsidy(), what.with(seller))
                .debit(TAX_PAYABLE, sum.taxes().minus(passedOn), what)
                .credit(CONTRACT_LIABILITY, back.amount(), what)
                .build());
    }

    /** The shopper was paid from our own bank, which finance does not see. */
    static Optional<JournalEntry> settled(CustomerReturn back, Order order, Instant at) {
        if (back.amount().isZero()) {
            return Optional.empty();
        }
        Dimensions what = Dimensions.of(order.shipTo().country(), order.reference());
        return Optional.of(JournalEntry.of(back.reference() + ":settled", at, "Refund paid otherwise")
                .debit(CONTRACT_LIABILITY, back.amount(), what)
                .credit(CASH, back.amount(), what)
                .build());
    }
}
