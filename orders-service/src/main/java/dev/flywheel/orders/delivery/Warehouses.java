package dev.flywheel.orders.delivery;

import dev.flywheel.domain.WarehouseId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The retailer's warehouses. Reading is one statement. */
@Component
public class Warehouses {

    private final Networks networks;
    private final JdbcClient jdbc;

    Warehouses(Networks networks, JdbcClient jdbc) {
        this.networks = networks;
        this.jdbc = jdbc;
    }

    public Optional<Warehouse> find(WarehouseId id) {
        return Optional.ofNullable(networks.current().warehouse(id));
    }

    /** Those that orders are sent from, by code. */
    public List<Warehouse> active() {
        return all().stream().filter(Warehouse::active).toList();
    }

    List<Warehouse> all() {
        return networks.current().warehouses().stream()
                .sorted(Comparator.comparing(Warehouse::code))
                .toList();
    }

    /** Keeps it under its code; the id of a known code stays. */
    void put(Warehouse warehouse) {
        jdbc.sql("""
                INSERT INTO warehouse (id, code, name, line1, city, region, postal_code, country, latitude, longitude,
                    time_zone, cut_off, collected_at, working_days, handling_days, calendar, active)
                VALUES (:id, :code, :name, :line1, :city, :region, :postalCode, :country, :latitude, :longitude,
                    :timeZone, :cutOff, :collectedAt, :workingDays, :handlingDays, :calendar, :active)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, line1 = excluded.line1, city = excluded.city,
                    region = excluded.region, postal_code = excluded.postal_code, country = excluded.country,
                    latitude = excluded.latitude, longitude = excluded.longitude, time_zone = excluded.time_zone,
                    cut_off = excluded.cut_off, collected_at = excluded.collected_at,
                    working_days = excluded.working_days, handling_days = excluded.handling_days,
                    calendar = excluded.calendar, active = excluded.active""")
                .param("id", warehouse.id().value())
                .param("code", warehouse.code())
                .param("name", warehouse.name())
                .param("line1", warehouse.line1())
                .param("city", warehouse.city())
                .param("region", warehouse.region())
                .param("postalCode", warehouse.postalCode())
                .param("country", warehouse.country())
                .param("latitude", warehouse.latitude())
                .param("longitude", warehouse.longitude())
                .param("timeZone", warehouse.timeZone())
                .param("cutOff", warehouse.cutOff())
                .param("collectedAt", warehouse.collectedAt())
                .param("workingDays", warehouse.workingDays().toArray(Integer[]::new))
                .param("handlingDays", warehouse.handlingDays())
                .param("calendar", warehouse.calendar())
                .param("active", warehouse.active())
                .update();
    }
}
