package dev.flywheel.catalog.rating;

import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The stars of products, as published reviews give them. */
@Component
public class Ratings {

    private final JdbcClient jdbc;
    private final Changes changes;

    Ratings(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    /**
     * The rating of a product that is there.
     *
     * @throws ProblemException (404) when there is no such product
     */
    public Rating get(UUID product) {
        return jdbc.sql("""
                SELECT rating.* FROM product LEFT JOIN product_rating rating ON rating.product_id = product.id
                WHERE product.id = :product""")
                .param("product", product)
                .query((row, number) -> Rating.of(row))
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "there is no product " + product));
    }

    /** The ratings of many products in one statement; those without a review are left out. */
    public Map<UUID, Rating> of(Collection<UUID> products) {
        Map<UUID, Rating> ratings = new HashMap<>();
        jdbc.sql("SELECT product_id, " + StarColumns.NAMES
                        + " FROM product_rating WHERE product_id = ANY (:products::uuid[])")
                .param("products", Unnest.texts(products, UUID::toString))
                .query(row -> {
                    ratings.put(row.getObject("product_id", UUID.class), Rating.of(row));
                });
        return ratings;
    }

    /**
     * Counts a review that came, went or changed its stars, in the caller's transaction, and marks the product as changed.
     * The product's row is locked until then, so writers of the same product wait for each other here and the counts are
     * exact.
     *
     * @param before stars counted until now, null for none
     * @param after stars to count from now on, null for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(UUID product, @Nullable Integer before, @Nullable Integer after) {
        if (Objects.equals(before, after)) {
            return;
        }
        String sql = before == null
                ? "INSERT INTO product_rating AS rating (product_id, " + StarColumns.NAMES + ") VALUES (:product, "
                        + StarColumns.GIVEN + ") ON CONFLICT (product_id) DO UPDATE SET " + StarColumns.RAISED
                : "UPDATE product_rating rating SET " + StarColumns.RAISED + " WHERE product_id = :product";
        jdbc.sql(sql)
                .param("product", product)
                .param("before", before)
                .param("after", after)
                .update();
        changes.changed(List.of(product));
    }
}
