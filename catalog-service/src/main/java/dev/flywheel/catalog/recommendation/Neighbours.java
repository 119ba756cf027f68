package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.change.Unnest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which products are found in baskets with others, from the counts as they stand. */
@Component
public class Neighbours {

    /** Of each product, those in most baskets with it; the rest would hardly be shown. */
    static final int MOST = 500;

    private final JdbcClient jdbc;

    Neighbours(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The neighbours of products by each kind of basket that enough baskets speak for; one statement. Variations of one
     * family stand in for each other, so they are no neighbours.
     */
    public List<Neighbour> of(Set<BasketKind> kinds, Collection<UUID> products) {
        return jdbc.sql("""
                SELECT asked.kind::text, asked.product_id, near.other, near.together,
                       mine.baskets AS one, theirs.baskets AS other_baskets, total.baskets AS all_baskets
                FROM (SELECT kind, product_id FROM unnest(:kinds::basket_kind[]) AS kind,
                                                   unnest(:products::uuid[]) AS product_id) AS asked
                JOIN basket_total total ON total.kind = asked.kind
                JOIN product_baskets mine ON mine.kind = asked.kind AND mine.product_id = asked.product_id
                CROSS JOIN LATERAL (
                    SELECT other, together FROM (
                        SELECT product_b AS other, baskets AS together FROM pair_baskets
                        WHERE kind = asked.kind AND product_a = asked.product_id
                        UNION ALL
                        SELECT product_a, baskets FROM pair_baskets
                        WHERE kind = asked.kind AND product_b = asked.product_id) AS pair
                    WHERE together >= :support ORDER BY together DESC, other LIMIT :most) near
                JOIN product_baskets theirs ON theirs.kind = asked.kind AND theirs.product_id = near.other
                WHERE NOT EXISTS (
                    SELECT FROM product_variant own JOIN product_variant sibling USING (family_id)
                    WHERE own.product_id = asked.product_id AND sibling.product_id = near.other)""")
                .param("kinds", Unnest.texts(kinds, BasketKind::name))
                .param("products", Unnest.texts(products, UUID::toString))
                .param("support", PairRule.SUPPORT)
                .param("most", MOST)
                .query((row, number) -> new Neighbour(
                        BasketKind.valueOf(row.getString("kind")),
                        row.getObject("product_id", UUID.class),
                        row.getObject("other", UUID.class),
                        new Association(
                                row.getLong("together"),
                                row.getLong("one"),
                                row.getLong("other_baskets"),
                                row.getLong("all_baskets"))))
                .list();
    }
}
