package dev.flywheel.catalog.category;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads nodes of the tree. */
@Component
class CategoryNodes {

    private static final String SELECT = "SELECT id, parent_id, name, path, position, products FROM category ";

    private static final RowMapper<CategoryNode> NODE = (row, number) -> new CategoryNode(
            row.getObject("id", UUID.class),
            row.getObject("parent_id", UUID.class),
            row.getString("name"),
            row.getString("path"),
            row.getInt("position"),
            row.getInt("products"));

    private final JdbcClient jdbc;

    CategoryNodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CategoryNode get(UUID id) {
        return find(id).orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no category " + id));
    }

    Optional<CategoryNode> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id").param("id", id).query(NODE).optional();
    }

    /** Moves with every change of the node and of its attributes; what {@code If-Match} is held against. */
    int version(UUID id) {
        return jdbc.sql("SELECT version FROM category WHERE id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no category " + id));
    }

    /** Children in their order; the top level for null. */
    List<CategoryNode> children(@Nullable UUID parent, int afterPosition, String afterName, int limit) {
        String level = parent == null ? "parent_id IS NULL" : "parent_id = :parent";
        return jdbc.sql(SELECT + "WHERE " + level + """
                 AND (position, name) > (:position, :name)
                ORDER BY position, name LIMIT :limit""")
                .param("parent", parent)
                .param("position", afterPosition)
                .param("name", afterName)
                .param("limit", limit)
                .query(NODE)
                .list();
    }

    /** How deep the tree is below and with the node, and how long its longest path. */
    Reach reach(String path) {
        return jdbc.sql("""
                SELECT max(length(path)) AS longest, max(length(path) - length(replace(path, '>', ''))) AS separators
                FROM category WHERE path = :path OR starts_with(path, :path || ' > ')""")
                .param("path", path)
                .query((row, number) -> new Reach(row.getInt("longest"), row.getInt("separators") + 1))
                .single();
    }

    record Reach(int longestPath, int depth) {}
}
