package dev.flywheel.orders.offer;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.delivery.Dimensions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the catalogue told it last, with what our stock says.
 *
 * @param seller null for the retailer's own
 * @param category path from the root
 * @param price of one unit now, a running sale included; null when it cannot be bought
 * @param weightGrams of one unit, with its packing; null when unknown
 * @param size of one unit in its packing; null when unknown
 * @param stock units that can be sold by warehouse; a look, not a promise
 */
public record Offer(
        OfferId id,
        ProductId product,
        @Nullable SellerId seller,
        String sku,
        String title,
        @Nullable String brand,
        List<String> category,
        @Nullable Integer weightGrams,
        @Nullable Dimensions size,
        @Nullable Money price,
        boolean buyable,
        Map<WarehouseId, Integer> stock) {

    /** A line of the largest quantity still has a total at this price; above it, something is wrong with the price. */
    private static final long HIGHEST_PRICE = Money.MAX_MINOR / 1_000;

    /** True when it has a price and the catalogue lets it be sold; says nothing about stock. */
    public boolean isOnSale() {
        return buyable && price != null && price.minor() <= HIGHEST_PRICE;
    }

    /** Units that can be sold, wherever they are. */
    public int sellable() {
        return stock.values().stream().mapToInt(Integer::intValue).sum();
    }
}
