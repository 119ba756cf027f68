package dev.flywheel.catalog.category;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.category.CategoryNodes.Reach;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the shape of the tree. Changes come one after the other, since all who write the catalogue do; what must hold
 * of the tree is constrained in the table besides.
 */
@Component
class CategoryTree {

    private final JdbcClient jdbc;
    private final CategoryNodes nodes;
    private final Categories categories;
    private final FollowUps followUps;
    private final Changes changes;

    CategoryTree(JdbcClient jdbc, CategoryNodes nodes, Categories categories, FollowUps followUps, Changes changes) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.categories = categories;
        this.followUps = followUps;
        this.changes = changes;
    }

    @Transactional
    public CategoryNode create(Shape wanted) {
        changes.begin();
        CategoryNode parent = parent(wanted);
        String path = path(parent, wanted.name());
        check(parent, path, new Reach(0, 0), path);
        UUID id = Ids.next();
        jdbc.sql("""
                INSERT INTO category (id, parent_id, parent_path, name, path, position)
                VALUES (:id, :parent::uuid, :parentPath::text, :name, :path, :position)""")
                .param("id", id)
                .param("parent", wanted.parent())
                .param("parentPath", parent == null ? null : parent.path())
                .param("name", wanted.name())
                .param("path", path)
                .param("position", Objects.requireNonNullElse(wanted.position(), 0))
                .update();
        return nodes.get(id);
    }

    /**
     * Renames, moves or orders a node; what is below comes along.
     *
     * @param seen the version the caller knows, null for any
     */
    @Transactional
    public CategoryNode change(UUID id, Shape wanted, @Nullable Integer seen) {
        changes.begin();
        CategoryNode node = nodes.get(id);
        if (seen != null && seen != nodes.version(id)) {
            throw new ProblemException(
                    CommonError.CHANGED_MEANWHILE, "category " + id + " was changed since it was read");
        }
        CategoryNode parent = parent(wanted);
        String path = path(parent, wanted.name());
        if (!path.equals(node.path())) {
            check(parent, path, nodes.reach(node.path()), node.path());
        }
        shape(node, parent, path, wanted);
        if (!path.equals(node.path())) {
            remember(node.path(), path);
            if (!Objects.equals(wanted.parent(), node.parentId())) {
                recount(node, parent);
            }
            followUps.add(id, true);
        }
        return nodes.get(id);
    }

    /** Takes out a node that has neither children nor products. */
    @Transactional
    public void delete(UUID id) {
        changes.begin();
        CategoryNode node = nodes.get(id);
        int gone = jdbc.sql("""
                DELETE FROM category WHERE id = :id
                AND NOT EXISTS (SELECT FROM category child WHERE child.parent_id = :id)
                AND NOT EXISTS (SELECT FROM product WHERE product.category_id = :id)""").param("id", id).update();
        if (gone == 0) {
            throw new ProblemException(
                    CatalogError.CATEGORY_NOT_EMPTY,
                    "'" + node.path() + "' has categories or products; move them to another one first");
        }
    }

    private @Nullable CategoryNode parent(Shape wanted) {
        UUID id = wanted.parent();
        if (id == null) {
            return null;
        }
        return nodes.find(id)
                .orElseThrow(() -> new ProblemException(
                        CatalogError.UNKNOWN_CATEGORY,
                        "there is no category " + id,
                        List.of(new FieldProblem("parentId", "unknown", "there is no such category"))));
    }

    private static String path(@Nullable CategoryNode parent, String name) {
        return parent == null ? name : parent.path() + CategoryPath.SEPARATOR + name;
    }

    private void check(@Nullable CategoryNode parent, String path, Reach reach, String before) {
        if (parent != null
                && (parent.path().equals(before) || parent.path().startsWith(before + CategoryPath.SEPARATOR))) {
            throw new ProblemException(
                    CatalogError.CATEGORY_CYCLE,
                    "'" + before + "' cannot be below '" + parent.path() + "', which is below it");
        }
        int depth = depth(path) + Math.max(0, reach.depth() - depth(before));
        int length = path.length() + Math.max(0, reach.longestPath() - before.length());
        if (depth > CategoryPath.MAX_DEPTH || length > CategoryPath.MAX_LENGTH) {
            throw new ProblemException(
                    CatalogError.CATEGORY_TOO_DEEP,
                    "the tree would have " + depth + " levels and a path of " + length + " characters; it has at most "
                            + CategoryPath.MAX_DEPTH + " levels and paths of " + CategoryPath.MAX_LENGTH);
        }
        boolean taken = jdbc.sql("SELECT EXISTS (SELECT FROM category WHERE path = :path)")
                .param("path", path)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new ProblemException(CatalogError.CATEGORY_EXISTS, "there is a category '" + path + "' already");
        }
    }

    private static int depth(String path) {
        return path.split(">", -1).length;
    }

    /** The node and all below it, in one statement. */
    private void shape(CategoryNode node, @Nullable CategoryNode parent, String path, Shape wanted) {
        jdbc.sql("""
                UPDATE category SET version = version + 1,
                       path = :path || substr(path, length(:before) + 1),
                       parent_path = CASE WHEN id = :id THEN :parentPath::text
                                          ELSE :path || substr(parent_path, length(:before) + 1) END,
                       name = CASE WHEN id = :id THEN :name ELSE name END,
                       parent_id = CASE WHEN id = :id THEN :parent::uuid ELSE parent_id END,
                       position = CASE WHEN id = :id THEN :position ELSE position END
                WHERE id = :id OR (:path <> :before AND starts_with(path, :before || ' > '))""")
                .param("id", node.id())
                .param("before", node.path())
                .param("path", path)
                .param("name", wanted.name())
                .param("parent", wanted.parent())
                .param("parentPath", parent == null ? null : parent.path())
                .param("position", Objects.requireNonNullElse(wanted.position(), node.position()))
                .update();
    }

    /** Files that say the former paths still find the nodes. A name that was given up and taken again means the later. */
    private void remember(String before, String path) {
        jdbc.sql("""
                INSERT INTO category_alias (path, category_id)
                SELECT :before || substr(path, length(:path) + 1), id FROM category
                WHERE path = :path OR starts_with(path, :path || ' > ')
                ON CONFLICT (path) DO UPDATE SET category_id = excluded.category_id""").param("before", before).param("path", path).update();
    }

    private void recount(CategoryNode node, @Nullable CategoryNode parent) {
        CategoryPath above = CategoryPath.parse(node.path()).parent();
        if (above != null) {
            categories.count(Map.of(above, -node.productCount()));
        }
        if (parent != null) {
            categories.count(Map.of(CategoryPath.parse(parent.path()), node.productCount()));
        }
    }

    /**
     * How a node shall be.
     *
     * @param parent null at the top
     * @param position null: as it is, 0 for a new one
     */
    record Shape(
            String name, @Nullable UUID parent, @Nullable Integer position) {}
}
