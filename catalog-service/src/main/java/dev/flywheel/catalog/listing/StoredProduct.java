package dev.flywheel.catalog.listing;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as stored.
 *
 * @param listedBy the seller who keeps the page, null for the retailer
 * @param sku under which he listed it
 */
record StoredProduct(UUID id, @Nullable UUID listedBy, String sku, Content content) {

    boolean isKeptBy(@Nullable UUID sender, String senderSku) {
        return Objects.equals(listedBy, sender) && sku.equals(senderSku);
    }

    StoredProduct with(Content changed) {
        return new StoredProduct(id, listedBy, sku, changed);
    }
}
