package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small network made by hand. */
final class Samples {

    static final Place SEATTLE = new Place("US", "WA", "Seattle", "98101");
    static final Place BOSTON = new Place("US", "MA", "Boston", "02108");
    static final Place BERLIN = new Place("DE", null, "Berlin", "10115");
    static final List<Integer> WEEK = List.of(1, 2, 3, 4, 5);

    private Samples() {}

    static Warehouse warehouse(String code, String region, String postalCode) {
        return warehouse(code, region, postalCode, null, null);
    }

    static Warehouse warehouse(
            String code, String region, String postalCode, @Nullable Double latitude, @Nullable Double longitude) {
        return new Warehouse(
                WarehouseId.next(),
                code,
                code,
                "1 Way",
                "City",
                region,
                postalCode,
                "US",
                latitude,
                longitude,
                "America/Los_Angeles",
                LocalTime.of(14, 0),
                LocalTime.of(17, 0),
                WEEK,
                0,
                null,
                true);
    }

    static CarrierService service(
            String code,
            String option,
            boolean flat,
            List<CarrierService.Zone> zones,
            List<CarrierService.Rate> rates) {
        return new CarrierService(code, "house", option, code, 5_000, 30_000, flat, flat, WEEK, true, zones, rates);
    }

    static CarrierService.Zone zone(
            String name, @Nullable String country, @Nullable String region, @Nullable Integer transit) {
        return new CarrierService.Zone(name, null, country, region, null, null, transit);
    }

    static CarrierService.Rate rate(String zone, @Nullable Integer upTo, long base, long perKg) {
        return new CarrierService.Rate(zone, "USD", upTo, base, perKg);
    }

    static Networks.Known known(
            List<Warehouse> warehouses, Map<SellerId, SellerDelivery> sellers, CarrierService... services) {
        Network network = new Network(
                1,
                warehouses,
                List.of(new Network.Carrying("house", "House", "HOLIDAYS", true)),
                List.of(services),
                List.of(new Network.Calendar("HOLIDAYS", "Holidays", Set.of(LocalDate.parse("2026-11-26")))),
                List.of());
        return new Networks.Known(
                network, sellers, new SellerDelivery(2, "US", "America/New_York", LocalTime.of(14, 0), false));
    }

    static Parcel parcel(@Nullable SellerId seller, @Nullable Warehouse from, long grams, String worth) {
        return new Parcel(seller, from == null ? null : from.id(), grams, null, Money.of(worth, "USD"));
    }
}
