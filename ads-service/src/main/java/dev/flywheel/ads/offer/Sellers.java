package dev.flywheel.ads.offer;

import dev.flywheel.contracts.seller.SellerChanged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sellers' names, countries and whether they may sell. */
@Component
public class Sellers {

    private final JdbcClient jdbc;

    Sellers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void changed(SellerChanged event) {
        jdbc.sql("""
                INSERT INTO seller (id, display_name, country, active) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, country = excluded.country,
                    active = excluded.active""")
                .params(event.seller().value(), event.displayName(), event.country(), event.active())
                .update();
    }

    public void forget() {
        jdbc.sql("DELETE FROM seller").update();
    }
}
