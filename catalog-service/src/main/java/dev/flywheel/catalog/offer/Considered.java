package dev.flywheel.catalog.offer;

import org.jspecify.annotations.Nullable;

/**
 * An offer with what may keep it from shoppers.
 *
 * @param held null while its price is believed
 */
record Considered(
        Offer offer,
        OfferStatus status,
        boolean pageShown,
        boolean sellerActive,
        @Nullable HoldReason held) {}
