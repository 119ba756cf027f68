package dev.flywheel.catalog.bestseller;

import dev.flywheel.catalog.change.Unnest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How popular products are, as a mild signal for search: the binary logarithm of one plus the units sold lately, rounded
 * down. A product is marked as changed when it takes a step.
 */
@Component
public class Popularity {

    private final JdbcClient jdbc;

    Popularity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The levels of many products in one statement, from 1; those that hardly sell are left out. */
    public Map<UUID, Integer> of(Collection<UUID> products) {
        Map<UUID, Integer> levels = new HashMap<>();
        jdbc.sql("SELECT product_id, level FROM popularity WHERE product_id = ANY (:products::uuid[])")
                .param("products", Unnest.texts(products, UUID::toString))
                .query(row -> {
                    levels.put(row.getObject("product_id", UUID.class), row.getInt("level"));
                });
        return levels;
    }
}
