package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;

/**
 * A price that is not believed.
 *
 * @param reference the limit it breaks, or the price it is far from
 */
record Hold(HoldReason reason, Money reference) {}
