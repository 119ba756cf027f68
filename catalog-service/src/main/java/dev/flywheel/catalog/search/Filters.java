package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Condition;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper chose to narrow a result by.
 *
 * @param category a path, or the name of a node: what is below it counts too
 * @param price of the featured offer
 * @param stars the least mean of stars
 * @param condition one that can be bought
 * @param prime only what members get for nothing and soon
 * @param attributes values by name; of several values of one name any will do
 */
record Filters(
        @Nullable String category,
        @Nullable String brand,
        Prices price,
        @Nullable Integer stars,
        @Nullable Condition condition,
        boolean prime,
        SortedMap<String, SortedSet<String>> attributes) {

    static final Filters NONE = new Filters(null, null, Prices.ANY, null, null, false, Collections.emptySortedMap());

    /** All that is filtered by. */
    SequencedSet<Facet> chosen() {
        SequencedSet<Facet> chosen = Facet.fixed();
        chosen.removeIf(facet -> !isChosen(facet));
        attributes.keySet().forEach(name -> chosen.add(new Facet.Attribute(name)));
        return chosen;
    }

    private boolean isChosen(Facet facet) {
        return switch (facet) {
            case Facet.Fixed.CATEGORY -> category != null;
            case Facet.Fixed.BRAND -> brand != null;
            case Facet.Fixed.PRICE -> price.from() != null || price.to() != null;
            case Facet.Fixed.RATING -> stars != null;
            case Facet.Fixed.CONDITION -> condition != null;
            case Facet.Fixed.PRIME -> prime;
            case Facet.Attribute attribute -> attributes.containsKey(attribute.name());
        };
    }

    /**
     * In major units, whatever the currency.
     *
     * @param to included
     */
    record Prices(@Nullable BigDecimal from, @Nullable BigDecimal to) {

        static final Prices ANY = new Prices(null, null);
    }
}
