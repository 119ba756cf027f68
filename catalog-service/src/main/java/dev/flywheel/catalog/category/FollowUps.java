package dev.flywheel.catalog.category;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nodes whose products have yet to follow a change of the tree. Kept in the transaction of the change. */
@Component
public class FollowUps {

    private final JdbcClient jdbc;

    FollowUps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID category, boolean tell) {
        jdbc.sql("INSERT INTO category_follow_up (category_id, tell) VALUES (:category, :tell)")
                .param("category", category)
                .param("tell", tell)
                .update();
    }

    /** Products in the node, or below it, have yet to follow a change of it or of a node above. */
    boolean pending(String path) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT FROM category_follow_up due JOIN category node ON node.id = due.category_id
                WHERE node.path = :path OR starts_with(node.path, :path || ' > ')
                      OR starts_with(:path, node.path || ' > '))""").param("path", path).query(Boolean.class).single();
    }

    /** The oldest. */
    public Optional<FollowUp> next() {
        return jdbc.sql("SELECT id, category_id, tell, reached FROM category_follow_up ORDER BY id LIMIT 1")
                .query((row, number) -> new FollowUp(
                        row.getLong("id"),
                        row.getObject("category_id", UUID.class),
                        row.getBoolean("tell"),
                        row.getObject("reached", UUID.class)))
                .optional();
    }

    /** All products up to this one have followed. */
    public void reached(FollowUp due, UUID product) {
        jdbc.sql("UPDATE category_follow_up SET reached = :product WHERE id = :id")
                .param("product", product)
                .param("id", due.id())
                .update();
    }

    public void done(FollowUp due) {
        jdbc.sql("DELETE FROM category_follow_up WHERE id = :id")
                .param("id", due.id())
                .update();
    }

    /**
     * @param tell the path of the products' category is another one now
     * @param reached products up to this one have followed
     */
    public record FollowUp(long id, UUID category, boolean tell, UUID reached) {}
}
