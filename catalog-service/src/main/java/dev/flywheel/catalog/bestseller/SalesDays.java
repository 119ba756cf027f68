package dev.flywheel.catalog.bestseller;

import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.purchase.PurchaseChange;
import dev.flywheel.catalog.purchase.PurchaseFollower;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Units sold and kept by day. A unit counts on the day of its order, and is taken from that day when it is cancelled or
 * comes back. A line of an order counts at most ten: one wholesaler makes no best seller.
 */
@Component
class SalesDays implements PurchaseFollower {

    private static final int COUNTED = 10;

    private final JdbcClient jdbc;

    SalesDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void changed(List<PurchaseChange> changes) {
        Map<Key, Integer> units = new LinkedHashMap<>();
        for (PurchaseChange change : changes) {
            int counted = Math.min(change.after(), COUNTED) - Math.min(change.before(), COUNTED);
            LocalDate day = LocalDate.ofInstant(change.placedAt(), ZoneOffset.UTC);
            units.merge(new Key(day, change.product()), counted, Integer::sum);
        }
        units.values().removeIf(counted -> counted == 0);
        if (!units.isEmpty()) {
            write(units);
        }
    }

    @Override
    public void forget() {
        jdbc.sql("TRUNCATE sales_day").update();
        jdbc.sql("UPDATE sales_news SET changes = changes + 1").update();
    }

    private void write(Map<Key, Integer> units) {
        List<Key> keys = new ArrayList<>(units.keySet());
        jdbc.sql("""
                MERGE INTO sales_day known
                USING unnest(:days::date[], :products::uuid[], :units::int[]) AS moved (day, product_id, units)
                ON known.day = moved.day AND known.product_id = moved.product_id
                WHEN MATCHED AND known.units + moved.units = 0 THEN DELETE
                WHEN MATCHED THEN UPDATE SET units = known.units + moved.units
                WHEN NOT MATCHED THEN INSERT VALUES (moved.day, moved.product_id, moved.units)""")
                .param("days", Unnest.texts(keys, Key::day))
                .param("products", Unnest.texts(keys, Key::product))
                .param("units", Unnest.texts(units.values(), counted -> counted))
                .update();
        jdbc.sql("UPDATE sales_news SET changes = changes + 1").update();
    }

    private record Key(LocalDate day, UUID product) {}
}
