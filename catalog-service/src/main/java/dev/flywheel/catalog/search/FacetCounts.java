package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ProductSearch.Counted;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a result can be narrowed by.
 *
 * @param rating so many stars and more
 * @param prime one count, of what is free for members and sent within a day
 * @param attributes those by which the categories of the products found let shoppers choose
 */
record FacetCounts(
        List<Count> category,
        List<Count> brand,
        List<Count> price,
        List<Count> rating,
        List<Count> condition,
        List<Count> prime,
        List<AttributeCounts> attributes) {

    private static final int MOST_ATTRIBUTES = 20;

    static FacetCounts of(Counted counted) {
        return new FacetCounts(
                counted.of(Facet.Fixed.CATEGORY),
                counted.of(Facet.Fixed.BRAND),
                counted.of(Facet.Fixed.PRICE),
                counted.of(Facet.Fixed.RATING),
                counted.of(Facet.Fixed.CONDITION),
                counted.of(Facet.Fixed.PRIME),
                counted.counts().entrySet().stream()
                        .filter(facet -> !facet.getValue().isEmpty())
                        .flatMap(facet -> facet.getKey() instanceof Facet.Attribute attribute
                                ? Stream.of(new AttributeCounts(attribute.name(), facet.getValue()))
                                : Stream.empty())
                        .limit(MOST_ATTRIBUTES)
                        .toList());
    }

    /**
     * @param name to filter by {@code attribute=name:value}
     */
    record AttributeCounts(String name, List<Count> values) {}
}
