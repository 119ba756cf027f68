package dev.flywheel.catalog.recommendation;

import java.util.UUID;

/**
 * A product that a basket has now and had not, or the other way round.
 *
 * @param place its number in the basket
 */
record Flip(BasketKind kind, UUID owner, UUID product, int place) {}
