package dev.flywheel.catalog.search;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param category a path, or the name of a node: what is below it counts too
 * @param from lowest featured price in major units
 * @param to highest, included
 */
record Criteria(
        Words words,
        @Nullable String category,
        @Nullable String brand,
        @Nullable BigDecimal from,
        @Nullable BigDecimal to) {

    /** Something to choose by, with counts. */
    enum Facet {
        CATEGORY,
        BRAND,
        PRICE
    }

    /** Anything but words. */
    boolean filters() {
        return Arrays.stream(Facet.values()).anyMatch(this::filters);
    }

    boolean filters(Facet facet) {
        return switch (facet) {
            case CATEGORY -> category != null;
            case BRAND -> brand != null;
            case PRICE -> from != null || to != null;
        };
    }

    /** Without the filter on that facet: what the shopper could have by choosing otherwise there. */
    Criteria without(Facet facet) {
        return switch (facet) {
            case CATEGORY -> new Criteria(words, null, brand, from, to);
            case BRAND -> new Criteria(words, category, null, from, to);
            case PRICE -> new Criteria(words, category, brand, null, null);
        };
    }

    /** The same in every process; a cursor carries it so that it cannot continue another search. */
    String fingerprint() {
        return Integer.toHexString(Objects.hash(words.text(), category, brand, from, to));
    }
}
