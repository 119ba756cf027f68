package dev.flywheel.catalog.recommendation;

import java.util.UUID;

/**
 * A product that is found in baskets with another.
 *
 * @param product the one that was asked about
 * @param other the one found with it
 */
public record Neighbour(BasketKind kind, UUID product, UUID other, Association association) {}
