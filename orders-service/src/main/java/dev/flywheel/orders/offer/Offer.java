package dev.flywheel.orders.offer;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer as the catalogue told it last, with what our stock says.
 *
 * @param seller null for the retailer's own
 * @param category path from the root
 * @param price of one unit now, a running sale included; null when it cannot be bought
 * @param sellable units on hand that no order holds; a look, not a promise
 */
public record Offer(
        OfferId id,
        ProductId product,
        @Nullable SellerId seller,
        String sku,
        String title,
        List<String> category,
        @Nullable Money price,
        boolean buyable,
        int sellable) {

    /** A line of the largest quantity still has a total at this price; above it, something is wrong with the price. */
    private static final long HIGHEST_PRICE = Money.MAX_MINOR / 1_000;

    /** True when it has a price and the catalogue lets it be sold; says nothing about stock. */
    public boolean isOnSale() {
        return buyable && price != null && price.minor() <= HIGHEST_PRICE;
    }
}
