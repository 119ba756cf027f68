package dev.flywheel.catalog.listing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who stands where in the families that some rows touch: two variations of one parent never share a place. */
final class Families {

    static final int MOST_VARIATIONS = 500;

    private final Map<UUID, Map<String, UUID>> places = new HashMap<>();

    /**
     * @param variations all of the families that are touched
     */
    Families(Collection<Variation> variations) {
        variations.forEach(variation -> places.computeIfAbsent(variation.family(), any -> new HashMap<>())
                .put(variation.values(), variation.product()));
    }

    boolean hasVariations(UUID family) {
        return !of(family).isEmpty();
    }

    /** The product that has the place; null while it is free. */
    @Nullable
    UUID holder(UUID family, String values) {
        return of(family).get(values);
    }

    boolean isFull(UUID family) {
        return of(family).size() >= MOST_VARIATIONS;
    }

    /** The product goes from one place to another; null for none. */
    void move(UUID product, StoredProduct.@Nullable Place from, StoredProduct.@Nullable Place to) {
        if (from != null) {
            places.computeIfAbsent(from.family(), any -> new HashMap<>()).remove(from.values(), product);
        }
        if (to != null) {
            places.computeIfAbsent(to.family(), any -> new HashMap<>()).put(to.values(), product);
        }
    }

    private Map<String, UUID> of(UUID family) {
        return places.getOrDefault(family, Map.of());
    }

    /** A variation as it is stored. */
    record Variation(UUID product, UUID family, String values) {}
}
