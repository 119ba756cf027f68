package dev.flywheel.catalog.category;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree as shoppers list it and operators change it.
 *
 * @param path names from the root, {@code A > B > C}
 * @param position siblings stand in this order, then by name
 * @param productCount products in the node and below it that can be shown; of a family, its variations
 */
record CategoryNode(UUID id, @Nullable UUID parentId, String name, String path, int position, int productCount) {}
