package dev.flywheel.seller.charge;

import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.domain.Money;
import dev.flywheel.seller.fee.FeeShare;
import dev.flywheel.seller.fee.RefundAdministrationFee;

/**
 * Units of a charged line that come back, or money for them alone: then the quantity is 0, and the referral fee is given back in
 * proportion of the money, from then on for this line's units, too.
 *
 * @param items price given back to the shopper
 * @param shipping delivery given back to the shopper; zero when it is not
 * @param base how much of what the referral fee counted on
 * @param givenBack their part of the referral fee that was charged
 * @param closingGivenBack their closing fee, when they are refunded in full; it is not given back in part
 * @param administrationFee kept from the referral fee
 */
record RefundedLine(
        FeeCharge charge,
        String sku,
        int quantity,
        Money items,
        Money shipping,
        Money base,
        Money givenBack,
        Money closingGivenBack,
        Money administrationFee) {

    static RefundedLine of(FeeCharge charge, OrderLineRef line, RefundAdministrationFee administration) {
        Money base = charge.counted(line.items(), line.shipping());
        Money givenBack = givenBack(charge, line, base);
        boolean inFull = isInFull(charge, line);
        Money nothing = Money.zero(givenBack.currency());
        Money closing = inFull
                ? FeeShare.ofUnits(charge.closing(), charge.quantity(), charge.refundedQuantity(), line.quantity())
                : nothing;
        Money kept =
                charge.media() && inFull ? nothing : administration.ofUnits(givenBack, Math.max(1, line.quantity()));
        return new RefundedLine(
                charge, line.sku(), line.quantity(), line.items(), line.shipping(), base, givenBack, closing, kept);
    }

    private static Money givenBack(FeeCharge charge, OrderLineRef line, Money base) {
        return line.quantity() == 0 || charge.conceded()
                ? FeeShare.ofMoney(
                        charge.fee().minus(charge.refundedFee()), charge.base().minus(charge.refundedBase()), base)
                : FeeShare.ofUnits(charge.fee(), charge.quantity(), charge.refundedQuantity(), line.quantity());
    }

    /** Units whose whole price goes back; the cent that does not divide evenly is no reason to charge. */
    private static boolean isInFull(FeeCharge charge, OrderLineRef line) {
        if (line.quantity() == 0) {
            return false;
        }
        long even = charge.items().minor() / charge.quantity();
        return line.items().minor() >= Math.multiplyExact(even, line.quantity());
    }
}
