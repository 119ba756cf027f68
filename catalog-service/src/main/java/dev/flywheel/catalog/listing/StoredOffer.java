package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.offer.OfferStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offer as stored.
 *
 * @param declaredQuantity what its sender last said to have
 */
record StoredOffer(
        UUID id,
        UUID product,
        String sku,
        Terms terms,
        OfferStatus status,
        @Nullable Integer declaredQuantity) {

    /** Listed, with these terms. */
    StoredOffer listed(Terms changed, @Nullable Integer quantity) {
        return new StoredOffer(
                id, product, sku, changed, OfferStatus.LISTED, quantity == null ? declaredQuantity : quantity);
    }

    /** Taken back. */
    StoredOffer withdrawn() {
        return new StoredOffer(id, product, sku, terms, OfferStatus.WITHDRAWN, declaredQuantity);
    }

    /** The same to everybody but its sender. */
    boolean looksLike(StoredOffer other) {
        return terms.equals(other.terms) && status == other.status;
    }
}
