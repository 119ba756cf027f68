package dev.flywheel.catalog.category;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The category tree. */
@Component
public class Categories {

    private static final RowMapper<Category> CATEGORY = (row, number) ->
            new Category(row.getObject("id", UUID.class), row.getString("name"), row.getString("path"));

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the nodes at the ends of the paths, growing the tree where it lacks them, in the caller's transaction. */
    public Map<CategoryPath, UUID> ensure(Collection<CategoryPath> paths) {
        Map<String, CategoryPath> wanted = new TreeMap<>();
        paths.forEach(path -> path.fromRoot().forEach(node -> wanted.put(node.toString(), node)));
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, UUID> known = idsOf(wanted.keySet());
        List<CategoryPath> missing = wanted.values().stream()
                .filter(path -> !known.containsKey(path.toString()))
                .toList();
        if (!missing.isEmpty()) {
            insert(missing);
            known.putAll(idsOf(wanted.keySet()));
        }
        Map<CategoryPath, UUID> ids = new HashMap<>();
        wanted.forEach((text, path) -> ids.put(path, java.util.Objects.requireNonNull(known.get(text))));
        return ids;
    }

    /** The nodes from the root down to the given one. */
    public List<Category> breadcrumbs(CategoryPath path) {
        return jdbc.sql("SELECT id, name, path FROM category WHERE path = ANY (:paths) ORDER BY length(path)")
                .param("paths", Unnest.texts(path.fromRoot(), CategoryPath::toString))
                .query(CATEGORY)
                .list();
    }

    public Optional<Category> find(UUID id) {
        return jdbc.sql("SELECT id, name, path FROM category WHERE id = :id")
                .param("id", id)
                .query(CATEGORY)
                .optional();
    }

    /** Children in the order of their names; the top level for null. */
    List<Category> children(@Nullable UUID parent, @Nullable String afterName, int limit) {
        return jdbc.sql("""
                SELECT id, name, path FROM category
                WHERE parent_id IS NOT DISTINCT FROM :parent::uuid AND name > coalesce(:after::text, '')
                ORDER BY name LIMIT :limit""")
                .param("parent", parent)
                .param("after", afterName)
                .param("limit", limit)
                .query(CATEGORY)
                .list();
    }

    private Map<String, UUID> idsOf(Collection<String> paths) {
        Map<String, UUID> ids = new HashMap<>();
        jdbc.sql("SELECT id, path FROM category WHERE path = ANY (:paths)")
                .param("paths", Unnest.texts(paths, path -> path))
                .query(row -> {
                    ids.put(row.getString("path"), row.getObject("id", UUID.class));
                });
        return ids;
    }

    /** Parents are found among the nodes that are there and the new ones, which all have their ids already. */
    private void insert(List<CategoryPath> missing) {
        jdbc.sql("""
                WITH fresh AS (
                    SELECT * FROM unnest(:ids::uuid[], :names::text[], :paths::text[], :parents::text[])
                        AS node (id, name, path, parent))
                INSERT INTO category (id, parent_id, name, path)
                SELECT fresh.id, coalesce(known.id, above.id), fresh.name, fresh.path
                FROM fresh
                LEFT JOIN category known ON known.path = fresh.parent
                LEFT JOIN fresh above ON above.path = fresh.parent
                ON CONFLICT (path) DO NOTHING""")
                .param("ids", Unnest.texts(missing, path -> Ids.next()))
                .param("names", Unnest.texts(missing, CategoryPath::name))
                .param("paths", Unnest.texts(missing, CategoryPath::toString))
                .param("parents", Unnest.texts(missing, Categories::parent))
                .update();
    }

    private static @Nullable CategoryPath parent(CategoryPath path) {
        List<CategoryPath> nodes = path.fromRoot();
        return nodes.size() == 1 ? null : nodes.get(nodes.size() - 2);
    }
}
