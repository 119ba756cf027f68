package dev.flywheel.catalog.matching;

import dev.flywheel.domain.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a seller knows of something he wants to offer.
 *
 * @param modelNumber the manufacturer's
 * @param gtin 8, 12, 13 or 14 digits
 */
record Item(
        String title,
        @Nullable String brand,
        @Nullable String modelNumber,
        @Nullable String gtin,
        @Nullable Money price) {}
