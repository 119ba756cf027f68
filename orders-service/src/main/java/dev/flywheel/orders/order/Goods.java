package dev.flywheel.orders.order;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.stock.StockItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line is about, as it was when it was bought.
 *
 * @param seller null for the retailer's own
 * @param warehouse where the units are kept
 * @param category path of the product
 */
public record Goods(
        OfferId offer,
        ProductId product,
        @Nullable SellerId seller,
        WarehouseId warehouse,
        String sku,
        String title,
        List<String> category) {

    public StockItem stockItem() {
        return new StockItem(offer, warehouse);
    }
}
