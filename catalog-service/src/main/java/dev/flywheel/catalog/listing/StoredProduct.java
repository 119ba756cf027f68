package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.product.ProductStatus;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as stored.
 *
 * @param listedBy the seller who keeps the page, null for the retailer
 * @param sku under which he listed it
 * @param typed canonical JSON of the attributes that its category defines
 * @param place in a family; null for a product that is no variation
 */
record StoredProduct(
        UUID id,
        @Nullable UUID listedBy,
        String sku,
        Content content,
        String typed,
        @Nullable Place place) {

    /**
     * @param family the parent
     * @param theme what its variations differ in
     * @param values what this one has for the theme; no other variation has the same
     */
    record Place(UUID family, List<String> theme, String values) {}

    boolean isKeptBy(@Nullable UUID sender, String senderSku) {
        return Objects.equals(listedBy, sender) && sku.equals(senderSku);
    }

    boolean isParent() {
        return content.variation().isParent();
    }

    /** Shoppers may see it, and it is no parent: then it counts as one of its category's products. */
    boolean counts() {
        return content.status() == ProductStatus.ACTIVE && !isParent();
    }

    /** The family it is seen with: its parent's, or its own. */
    @Nullable
    UUID family() {
        return place == null ? null : place.family();
    }
}
