package dev.flywheel.catalog.category;

import dev.flywheel.catalog.change.RecentChanges;
import dev.flywheel.catalog.kept.KeptAnswers;
import dev.flywheel.catalog.kept.Rendered;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Page;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Levels of the tree, kept until anything about a category changes. */
@Component
class CategoryLists {

    private static final int BEFORE_ALL = -1;
    private static final long BYTES = 4L << 20;

    /** In case something ever changes a list unseen. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final CategoryNodes nodes;
    private final RecentChanges changes;
    private final JsonMapper json;
    private final KeptAnswers<Level, Page<CategoryNode>> kept;

    CategoryLists(CategoryNodes nodes, RecentChanges changes, JsonMapper json, Clock clock) {
        this.nodes = nodes;
        this.changes = changes;
        this.json = json;
        this.kept = new KeptAnswers<>(BYTES, LONGEST, clock);
        changes.tell(recent -> {
            if (recent.categories()) {
                kept.forgetAll();
            }
        });
    }

    Rendered<Page<CategoryNode>> get(Level level) {
        changes.catchUp();
        return kept.get(level, () -> Rendered.of(page(level), json));
    }

    private Page<CategoryNode> page(Level level) {
        Cursor from = level.from();
        List<CategoryNode> rows = nodes.children(
                level.parent(),
                from == null ? BEFORE_ALL : (int) from.number(0),
                from == null ? "" : from.parts().get(1),
                level.size() + 1);
        return Page.of(rows, level.size(), last -> Cursor.of(last.position(), last.name()));
    }

    /**
     * One page of what is below a node.
     *
     * @param parent null for the top level
     * @param from null for its beginning
     */
    record Level(@Nullable UUID parent, @Nullable Cursor from, int size) {}
}
