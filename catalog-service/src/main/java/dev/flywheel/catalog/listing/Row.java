package dev.flywheel.catalog.listing;

import dev.flywheel.domain.ProductId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row that is well formed.
 *
 * @param sku the sender's own
 * @param stated columns the row has, empty or not; what it has not stays as it was
 * @param product the product to offer, where the sender names it
 * @param quantity units the sender declares to have, null leaves the stock as it is
 */
public record Row(
        String sku,
        Set<Column> stated,
        @Nullable ProductId product,
        Content content,
        Terms terms,
        @Nullable Integer quantity) {

    /** The same row for a product that is there already. */
    public Row offering(ProductId existing) {
        return new Row(sku, stated, existing, content, terms, quantity);
    }

    /** The same row with other content. */
    Row saying(Content other) {
        return new Row(sku, stated, product, other, terms, quantity);
    }

    /** It wants to sell something, not only to show it. */
    boolean sells() {
        return terms.price() != null || (quantity != null && quantity > 0);
    }
}
