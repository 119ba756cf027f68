package dev.flywheel.seller.charge;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ShipmentId;
import java.util.UUID;

/**
 * The fees as they were charged for a line.
 *
 * @param quantity units it was charged for
 * @param items price of those units
 * @param fee referral fee of all units together
 * @param closing closing fee of all units together
 * @param media nothing is kept when a media item is refunded in full
 * @param refundedQuantity units that came back so far
 * @param base what the referral fee counted on
 * @param refundedFee referral fee that was given back so far
 * @param refundedBase how much of the base went back so far
 * @param conceded true when money went back without units, so that units and money do not go together any more
 */
record FeeCharge(
        ShipmentId shipment,
        UUID orderLine,
        int quantity,
        Money items,
        Money fee,
        Money closing,
        boolean media,
        int refundedQuantity,
        Money base,
        Money refundedFee,
        Money refundedBase,
        boolean conceded) {

    /** What counts of money that goes back: of media the delivery had no fee. */
    Money counted(Money itemsBack, Money shippingBack) {
        return media ? itemsBack : itemsBack.plus(shippingBack);
    }
}
