package dev.flywheel.catalog.category;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where paths lead. A path that was renamed or moved leads to where its node is now, and so do those below it; what is
 * not in the tree is taken as it is written.
 */
public final class Routes {

    private final Map<String, CategoryPath> known;

    /**
     * @param known where nodes are, by their paths and by their former ones
     */
    Routes(Map<String, CategoryPath> known) {
        this.known = Map.copyOf(known);
    }

    /** Where the path leads; null for none. */
    public @Nullable CategoryPath follow(@Nullable CategoryPath path) {
        if (path == null) {
            return null;
        }
        CategoryPath there = known.get(path.toString());
        CategoryPath parent = path.parent();
        if (there != null || parent == null) {
            return there == null ? path : there;
        }
        CategoryPath above = follow(parent);
        return above == null || above.equals(parent) || !above.hasRoomFor(path.name())
                ? path
                : above.child(path.name());
    }
}
