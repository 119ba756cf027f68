package dev.flywheel.catalog.category;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The category tree, as products need it. */
@Component
public class Categories {

    private static final RowMapper<Category> CATEGORY = (row, number) ->
            new Category(row.getObject("id", UUID.class), row.getString("name"), row.getString("path"));

    private final JdbcClient jdbc;

    Categories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the paths lead, whatever the nodes on them were called before. */
    public Routes routes(Collection<CategoryPath> paths) {
        Set<String> asked = withAncestors(paths);
        if (asked.isEmpty()) {
            return new Routes(Map.of());
        }
        Map<String, CategoryPath> known = new HashMap<>();
        jdbc.sql("""
                SELECT alias.path AS asked, category.path, false AS direct
                FROM category_alias alias JOIN category ON category.id = alias.category_id
                WHERE alias.path = ANY (:paths)
                UNION ALL
                SELECT path, path, true FROM category WHERE path = ANY (:paths)""").param("paths", Unnest.texts(asked, path -> path)).query(row -> {
            CategoryPath path = CategoryPath.parse(row.getString("path"));
            if (row.getBoolean("direct")) {
                known.put(row.getString("asked"), path);
            } else {
                known.putIfAbsent(row.getString("asked"), path);
            }
        });
        return new Routes(known);
    }

    /** Finds the nodes at the ends of the paths, growing the tree where it lacks them, in the caller's transaction. */
    public Map<CategoryPath, UUID> ensure(Collection<CategoryPath> paths) {
        Map<String, CategoryPath> wanted = new TreeMap<>();
        Set.copyOf(paths).forEach(path -> path.fromRoot().forEach(node -> wanted.put(node.toString(), node)));
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
        wanted.forEach((text, path) -> ids.put(path, Objects.requireNonNull(known.get(text))));
        return ids;
    }

    /** Counts products that came or went, in their nodes and in all nodes above; in the caller's transaction. */
    public void count(Map<CategoryPath, Integer> more) {
        Map<String, Integer> byPath = new TreeMap<>();
        more.forEach((path, change) -> {
            if (change != 0) {
                path.fromRoot().forEach(node -> byPath.merge(node.toString(), change, Integer::sum));
            }
        });
        if (byPath.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE category SET products = products + more.change
                FROM unnest(:paths, :changes::int[]) AS more (path, change)
                WHERE category.path = more.path AND more.change <> 0""")
                .param("paths", Unnest.texts(byPath.keySet(), path -> path))
                .param("changes", Unnest.texts(byPath.values(), change -> change))
                .update();
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

    private static Set<String> withAncestors(Collection<CategoryPath> paths) {
        Set<String> all = new LinkedHashSet<>();
        Set.copyOf(paths).forEach(path -> path.fromRoot().forEach(node -> all.add(node.toString())));
        return all;
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
                INSERT INTO category (id, parent_id, parent_path, name, path)
                SELECT fresh.id, coalesce(known.id, above.id), fresh.parent, fresh.name, fresh.path
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
        return path.parent();
    }
}
