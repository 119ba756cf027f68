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
 */
record FeeCharge(
        ShipmentId shipment,
        UUID orderLine,
        int quantity,
        Money items,
        Money fee,
        Money closing,
        boolean media,
        int refundedQuantity) {}
