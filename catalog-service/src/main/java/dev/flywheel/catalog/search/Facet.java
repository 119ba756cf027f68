package dev.flywheel.catalog.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/** Something to choose by, with counts. */
sealed interface Facet {

    /** What every product has. */
    enum Fixed implements Facet {
        CATEGORY,
        BRAND,
        PRICE,
        RATING,
        CONDITION,
        PRIME
    }

    /** What products of some categories have. */
    record Attribute(String name) implements Facet {}

    static SequencedSet<Facet> fixed() {
        return new LinkedHashSet<>(Arrays.asList(Fixed.values()));
    }
}
