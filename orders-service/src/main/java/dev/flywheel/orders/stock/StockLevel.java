package dev.flywheel.orders.stock;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.WarehouseId;
import java.util.List;

/**
 * Stock of an offer, over all its warehouses.
 *
 * @param onHand units there, held ones included
 * @param held units that orders wait for
 * @param sellable the rest, and what may be sold on backorder
 * @param inbound announced and not here yet
 * @param damaged here and not for sale; not among those on hand
 * @param received what was declared, counted, received or found in all, less what was lost or declared away
 * @param restocked what came back to be sold again
 */
record StockLevel(
        String sku,
        OfferId offerId,
        int onHand,
        int held,
        int sellable,
        int inbound,
        int damaged,
        long received,
        long shipped,
        long restocked,
        List<Place> warehouses) {

    /**
     * The same in one warehouse.
     *
     * @param backorder how many more than there are may be sold
     */
    record Place(WarehouseId warehouseId, int onHand, int held, int picked, int inbound, int damaged, int backorder) {}
}
