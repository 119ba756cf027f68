package dev.flywheel.orders.shipment;

import static dev.flywheel.domain.LedgerAccount.CONTRACT_LIABILITY;
import static dev.flywheel.domain.LedgerAccount.GIFT_WRAP_SALES;
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
import java.util.List;
import java.util.Optional;

/**
 * How a dispatched parcel is booked. The shopper's money, a liability since its capture, becomes what it is for: own goods and
 * their delivery are sales; of a third party's goods we are the agent, so they and their delivery are owed to him. Delivery
 * that Prime waived he is paid by us, and so is what the marketplace took off his price. Tax he owes himself is passed on to him.
 */
final class SaleEntry {

    private SaleEntry() {}

    /** Nothing to book when nothing is paid and nothing owed. */
    static Optional<JournalEntry> of(Shipment shipment, Order order, List<Part> parts, Instant at) {
        Amounts sum = parts.stream().map(Part::amounts).reduce(Amounts.zero(order.currency()), Amounts::plus);
        Money passedOn = Part.taxOfSeller(parts, order.currency());
        SellerId seller = shipment.seller();
        if (sum.charged().isZero()
                && (seller == null || sum.itemsEarned().plus(sum.shipping()).isZero())) {
            return Optional.empty();
        }
        Dimensions what = Dimensions.of(order.shipTo().country(), order.reference());
        JournalEntry.Builder entry = JournalEntry.of(shipment.reference() + ":sale", at, "Goods dispatched")
                .debit(CONTRACT_LIABILITY, sum.charged(), what)
                .credit(TAX_PAYABLE, sum.taxes().minus(passedOn), what);
        if (seller == null) {
            entry.credit(PRODUCT_SALES, sum.itemsEarned(), what)
                    .credit(SHIPPING_SALES, sum.shippingCharged(), what)
                    .credit(GIFT_WRAP_SALES, sum.wrap(), what);
        } else {
            Dimensions whose = what.with(seller);
            entry.debit(order.membership() == null ? PROMOTION_COST : PRIME_DELIVERY_COST, sum.waived(), whose)
                    .debit(PROMOTION_COST, sum.subsidy(), whose)
                    .credit(
                            SELLER_PAYABLE_PENDING,
                            sum.itemsEarned().plus(sum.shipping()).plus(passedOn),
                            whose);
        }
        return Optional.of(entry.build());
    }
}
