package dev.flywheel.seller.charge;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ShipmentId;
import java.util.UUID;

/**
 * A referral fee as it was charged for a line.
 *
 * @param quantity units it was charged for
 * @param items price of those units
 * @param fee of all units together
 * @param media nothing is kept when a media item is refunded in full
 * @param refundedQuantity units that came back so far
 */
record FeeCharge(
        ShipmentId shipment,
        UUID orderLine,
        int quantity,
        Money items,
        Money fee,
        boolean media,
        int refundedQuantity) {}
