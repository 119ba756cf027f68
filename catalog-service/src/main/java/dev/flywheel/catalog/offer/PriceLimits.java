package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import org.jspecify.annotations.Nullable;

/** Between which prices a seller means to sell: his rail against slips of his own; null where he set none. */
public record PriceLimits(@Nullable Money min, @Nullable Money max) {

    public static final PriceLimits NONE = new PriceLimits(null, null);

    public boolean none() {
        return min == null && max == null;
    }
}
