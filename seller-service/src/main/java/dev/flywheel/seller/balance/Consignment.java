package dev.flywheel.seller.balance;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;

/**
 * A seller's parcel, while its row is locked.
 *
 * @param country where it was delivered, ISO 3166 alpha-2
 * @param released true once its money is available
 */
public record Consignment(ShipmentId shipment, OrderId order, SellerId seller, String country, boolean released) {}
