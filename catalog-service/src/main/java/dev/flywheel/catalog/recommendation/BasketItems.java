package dev.flywheel.catalog.recommendation;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.purchase.PurchaseChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What is in each basket, and how many units of it. */
@Component
class BasketItems {

    private static final String TOLD = """
            unnest(:kinds::basket_kind[], :owners::uuid[], :products::uuid[], :units::int[])
            WITH ORDINALITY AS told (kind, owner, product_id, units, line)
            """;

    private final JdbcClient jdbc;

    BasketItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts units in; the products of which there were none. New products take the next places, in the given order. */
    List<Flip> add(UUID change, List<PurchaseChange> changes) {
        return flips(jdbc.sql("""
                WITH told AS (SELECT * FROM\s""" + TOLD + """
                ), fresh AS (
                    SELECT kind, owner, product_id,
                           row_number() OVER (PARTITION BY kind, owner ORDER BY line)
                           + coalesce((SELECT max(place) FROM basket_item last
                                       WHERE last.kind = told.kind AND last.owner = told.owner), 0) AS place
                    FROM told
                    WHERE NOT EXISTS (
                        SELECT FROM basket_item known
                        WHERE known.kind = told.kind AND known.owner = told.owner AND known.product_id = told.product_id))
                INSERT INTO basket_item AS item (kind, owner, product_id, place, units, flipped_in)
                SELECT told.kind, told.owner, told.product_id, coalesce(fresh.place, 0), told.units, :change
                FROM told LEFT JOIN fresh USING (kind, owner, product_id)
                ON CONFLICT (kind, owner, product_id) DO UPDATE SET units = item.units + excluded.units,
                    flipped_in = CASE WHEN item.units = 0 THEN excluded.flipped_in ELSE item.flipped_in END
                RETURNING item.kind::text, item.owner, item.product_id, item.place, coalesce(old.units, 0) = 0 AS flipped""").param("change", change), changes);
    }

    /** Takes units out; the products of which none are left. */
    List<Flip> take(UUID change, List<PurchaseChange> changes) {
        return flips(jdbc.sql("""
                UPDATE basket_item item SET units = item.units - told.units,
                    flipped_in = CASE WHEN item.units = told.units THEN :change ELSE item.flipped_in END
                FROM\s""" + TOLD + """
                WHERE item.kind = told.kind AND item.owner = told.owner AND item.product_id = told.product_id
                RETURNING item.kind::text, item.owner, item.product_id, item.place, new.units = 0 AS flipped""").param("change", change), changes);
    }

    private static List<Flip> flips(StatementSpec statement, List<PurchaseChange> changes) {
        Map<Key, Integer> units = new LinkedHashMap<>();
        for (PurchaseChange change : changes) {
            int moved = Math.abs(change.units());
            units.merge(new Key(BasketKind.CUSTOMER, change.account(), change.product()), moved, Integer::sum);
            units.merge(new Key(BasketKind.ORDER, change.order(), change.product()), moved, Integer::sum);
        }
        List<Key> keys = new ArrayList<>(units.keySet());
        List<Flip> flips = new ArrayList<>();
        statement
                .param("kinds", Unnest.texts(keys, Key::kind))
                .param("owners", Unnest.texts(keys, Key::owner))
                .param("products", Unnest.texts(keys, Key::product))
                .param("units", Unnest.texts(units.values(), moved -> moved))
                .query(row -> {
                    if (row.getBoolean("flipped")) {
                        flips.add(flip(row));
                    }
                });
        return flips;
    }

    private static Flip flip(ResultSet row) throws SQLException {
        return new Flip(
                BasketKind.valueOf(row.getString("kind")),
                row.getObject("owner", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getInt("place"));
    }

    private record Key(BasketKind kind, UUID owner, UUID product) {}
}
