package dev.flywheel.orders.shipping;

import dev.flywheel.domain.Money;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Flat rates: what one sender's parcel to a zone costs the shopper. {@code delivery} reads them with its own tables. */
@Component
class ShippingRates {

    private final JdbcClient jdbc;

    ShippingRates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rate> all() {
        return jdbc.sql("SELECT currency, zone, rate FROM shipping_rate ORDER BY currency, zone")
                .query((rs, row) -> new Rate(
                        Zone.valueOf(rs.getString(2)), new Money(rs.getLong(3), Money.currency(rs.getString(1)))))
                .list();
    }

    Rate set(Zone zone, Money rate) {
        jdbc.sql("""
                INSERT INTO shipping_rate (currency, zone, rate) VALUES (?, ?, ?)
                ON CONFLICT (currency, zone) DO UPDATE SET rate = excluded.rate""")
                .params(rate.currency().getCurrencyCode(), zone.name(), rate.minor())
                .update();
        return new Rate(zone, rate);
    }

    /** What a parcel to the zone costs. */
    record Rate(Zone zone, Money rate) {}
}
