package dev.flywheel.orders.returns;

import static dev.flywheel.domain.LedgerAccount.CASH;
import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.GIFT_WRAP_SALES;
import static dev.flywheel.domain.LedgerAccount.GOODWILL_EXPENSE;
import static dev.flywheel.domain.LedgerAccount.PRIME_DELIVERY_COST;
import static dev.flywheel.domain.LedgerAccount.PRODUCT_SALES;
import static dev.flywheel.domain.LedgerAccount.PROMOTION_COST;
import static dev.flywheel.domain.LedgerAccount.SELLER_PAYABLE_PENDING;
import static dev.flywheel.domain.LedgerAccount.SHIPPING_SALES;
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
 * may take parts of one sale back. Of a third party's sale the marketplace takes back what it had borne of the part. Goodwill
 * leaves the sale as it is and is an expense of the house.
 */
final class RefundEntry {

    private RefundEntry() {}

    /** Nothing to book when nothing is given back. */
    static Optional<JournalEntry> of(CustomerReturn back, Order order, Instant at) {
        if (back.amount().isZero()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (back.kind()) {
                    case RETURN -> saleReversed(back, order, JournalEntry.of(key(back), at, "Goods returned"));
                    case CONCESSION ->
                        saleReversed(back, order, JournalEntry.of(key(back), at, "Price reduced afterwards"));
                    case GOODWILL -> goodwill(back, order, at);
                });
    }

    private static String key(CustomerReturn back) {
        return back.reference() + ":sale-reversed";
    }

    private static JournalEntry saleReversed(CustomerReturn back, Order order, JournalEntry.Builder entry) {
        SellerId seller = back.seller();
        Amounts sum = back.sum();
        Money passedOn = Part.taxOfSeller(back.parts(order), order.currency());
        Dimensions what = Dimensions.of(order.shipTo().country(), order.reference());
        entry.debit(TAX_PAYABLE, sum.taxes().minus(passedOn), what).credit(CONTRACT_LIABILITY, back.amount(), what);
        if (seller == null) {
            return entry.debit(PRODUCT_SALES, sum.itemsEarned(), what)
                    .debit(SHIPPING_SALES, sum.shippingCharged(), what)
                    .debit(GIFT_WRAP_SALES, sum.wrap(), what)
                    .build();
        }
        Dimensions whose = what.with(seller);
        Money earned = sum.itemsEarned().plus(sum.shipping()).plus(passedOn);
        return entry.debit(SELLER_PAYABLE_PENDING, earned, whose)
                .credit(PROMOTION_COST, sum.subsidy(), whose)
                .credit(order.membership() == null ? PROMOTION_COST : PRIME_DELIVERY_COST, sum.waived(), whose)
                .build();
    }

    private static JournalEntry goodwill(CustomerReturn back, Order order, Instant at) {
        Dimensions what = Dimensions.of(order.shipTo().country(), order.reference());
        return JournalEntry.of(back.reference() + ":goodwill", at, "Goodwill")
                .debit(GOODWILL_EXPENSE, back.amount(), what)
                .credit(CONTRACT_LIABILITY, back.amount(), what)
                .build();
    }

    /** The shopper was paid what he was owed from our own bank, which finance does not see. */
    static Optional<JournalEntry> settled(CustomerReturn back, Order order, Instant at) {
        Money owed = back.outstanding();
        if (owed.isZero()) {
            return Optional.empty();
        }
        Dimensions what = Dimensions.of(order.shipTo().country(), order.reference());
        // Another part of it may bounce and be settled later.
        String key = back.reference() + ":settled"
                + (back.hasBounced() ? ":" + back.asking().refusals() : "");
        return Optional.of(JournalEntry.of(key, at, "Refund paid otherwise")
                .debit(CONTRACT_LIABILITY, owed, what)
                .credit(CASH, owed, what)
                .build());
    }
}
