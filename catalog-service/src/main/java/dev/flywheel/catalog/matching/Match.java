package dev.flywheel.catalog.matching;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item of a seller and what is known of it.
 *
 * @param sku of the row it came with; null for an item that came alone
 * @param decidedBy null while nobody has
 * @param product that it is; null while it is not known, and for a new one that was not listed
 * @param offer that a choice listed
 * @param cells of the row that is listed once the seller has chosen
 */
record Match(
        UUID id,
        @Nullable String sku,
        MatchStatus status,
        @Nullable DecidedBy decidedBy,
        @Nullable ProductId product,
        @Nullable OfferId offer,
        Item item,
        @Nullable Map<String, String> cells,
        List<Suggestion> candidates,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    /** Who said what it is. */
    enum DecidedBy {
        GTIN,
        COMPARISON,
        SELLER
    }
}
