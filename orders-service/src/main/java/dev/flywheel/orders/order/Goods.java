package dev.flywheel.orders.order;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line is about, as it was when it was bought.
 *
 * @param seller null for the retailer's own
 * @param category path of the product
 */
public record Goods(
        OfferId offer, ProductId product, @Nullable SellerId seller, String sku, String title, List<String> category) {}
