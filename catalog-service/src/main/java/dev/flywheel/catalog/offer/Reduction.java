package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sale that runs, as it is to be shown.
 *
 * @param regular the price without it
 * @param lowestBefore the lowest price of the 30 days before it, null when there was none
 * @param until the first instant after it
 */
public record Reduction(Money regular, @Nullable Money lowestBefore, Instant until) {}
