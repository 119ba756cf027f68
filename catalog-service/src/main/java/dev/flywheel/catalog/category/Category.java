package dev.flywheel.catalog.category;

import java.util.UUID;

/**
 * A node of the category tree.
 *
 * @param path names from the root, {@code A > B > C}
 */
public record Category(UUID id, String name, String path) {}
