package dev.flywheel.orders.delivery;

import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.delivery.Network.Calendar;
import dev.flywheel.orders.delivery.Network.Carrying;
import dev.flywheel.orders.delivery.NetworkController.NewCalendar;
import dev.flywheel.orders.delivery.NetworkController.NewCarrier;
import dev.flywheel.orders.delivery.NetworkController.NewService;
import dev.flywheel.orders.delivery.NetworkController.NewWarehouse;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes what operators say about the network. */
@Component
class NetworkEdits {

    private final Networks networks;
    private final Warehouses warehouses;
    private final JdbcClient jdbc;

    NetworkEdits(Networks networks, Warehouses warehouses, JdbcClient jdbc) {
        this.networks = networks;
        this.warehouses = warehouses;
        this.jdbc = jdbc;
    }

    @Transactional
    public Warehouse put(String code, NewWarehouse body) {
        requireForm(code, "[A-Z0-9][A-Z0-9-]{0,19}");
        Network network = networks.current();
        Checks.timeZone(body.timeZone());
        Checks.country(body.country());
        Checks.workingDays(body.workingDays());
        Checks.calendar(body.calendar(), network);
        if (body.cutOff().isAfter(body.collectedAt())) {
            throw Checks.refused("collectedAt", "is not before the cut-off");
        }
        if ((body.latitude() == null) != (body.longitude() == null)) {
            throw Checks.refused("longitude", "goes with latitude");
        }
        WarehouseId id = network.warehouses().stream()
                .filter(known -> known.code().equals(code))
                .findFirst()
                .map(Warehouse::id)
                .orElseGet(WarehouseId::next);
        warehouses.put(body.as(id, code));
        return body.as(id, code);
    }

    @Transactional
    public Calendar put(String code, NewCalendar body) {
        requireForm(code, "[A-Z0-9][A-Z0-9-]{0,39}");
        jdbc.sql("""
                INSERT INTO delivery_calendar (code, name) VALUES (?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name""").params(code, body.name()).update();
        jdbc.sql("DELETE FROM delivery_calendar_day WHERE calendar = ?")
                .param(code)
                .update();
        jdbc.sql("INSERT INTO delivery_calendar_day (calendar, day) SELECT ?, d::date FROM unnest(?::text[]) AS d")
                .params(code, body.days().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
        return new Calendar(code, body.name(), body.days());
    }

    @Transactional
    public Carrying put(String code, NewCarrier body) {
        requireForm(code, "[a-z0-9][a-z0-9-]{0,29}");
        Checks.calendar(body.calendar(), networks.current());
        jdbc.sql("""
                INSERT INTO carrier (code, name, calendar, active) VALUES (?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, calendar = excluded.calendar,
                    active = excluded.active""")
                .param(code)
                .param(body.name())
                .param(body.calendar())
                .param(body.active())
                .update();
        return new Carrying(code, body.name(), body.calendar(), body.active());
    }

    @Transactional
    public CarrierService put(String code, NewService body) {
        requireForm(code, "[a-z0-9][a-z0-9-]{0,39}");
        CarrierService service = new CarrierService(
                code,
                body.carrier(),
                body.option(),
                body.name(),
                body.divisor(),
                body.maxGrams(),
                body.flat(),
                body.primeFree(),
                body.workingDays(),
                body.active(),
                body.zones(),
                body.rates());
        if (networks.current().carriers().stream()
                .noneMatch(known -> known.code().equals(body.carrier()))) {
            throw Checks.refused(OrdersError.UNKNOWN_CARRIER, "carrier", "'" + body.carrier() + "' is not there");
        }
        ServiceChecks.check(service);
        insert(service);
        insertZones(code, service.zones());
        insertRates(code, service.rates());
        return service;
    }

    private void insert(CarrierService service) {
        jdbc.sql("""
                INSERT INTO carrier_service (code, carrier, option, name, divisor, max_grams, flat, prime_free,
                    working_days, active)
                VALUES (:code, :carrier, :option, :name, :divisor, :maxGrams, :flat, :primeFree, :workingDays, :active)
                ON CONFLICT (code) DO UPDATE SET carrier = excluded.carrier, option = excluded.option,
                    name = excluded.name, divisor = excluded.divisor, max_grams = excluded.max_grams,
                    flat = excluded.flat, prime_free = excluded.prime_free, working_days = excluded.working_days,
                    active = excluded.active""")
                .param("code", service.code())
                .param("carrier", service.carrier())
                .param("option", service.option())
                .param("name", service.name())
                .param("divisor", service.divisor())
                .param("maxGrams", service.maxGrams())
                .param("flat", service.flat())
                .param("primeFree", service.primeFree())
                .param("workingDays", service.workingDays().toArray(Integer[]::new))
                .param("active", service.active())
                .update();
        jdbc.sql("DELETE FROM carrier_zone WHERE service = ?")
                .param(service.code())
                .update();
        jdbc.sql("DELETE FROM carrier_rate WHERE service = ?")
                .param(service.code())
                .update();
    }

    private void insertZones(String service, List<CarrierService.Zone> zones) {
        jdbc.sql("""
                INSERT INTO carrier_zone (service, position, zone, origin_country, country, region, postal_from, postal_to,
                    transit_days)
                SELECT :service, n - 1, zone, origin, country, region, postal_from, postal_to, transit
                FROM unnest(:zones::text[], :origins::text[], :countries::text[], :regions::text[], :from::text[],
                    :to::text[], :transit::int[])
                    WITH ORDINALITY AS z (zone, origin, country, region, postal_from, postal_to, transit, n)""")
                .param("service", service)
                .param("zones", zones.stream().map(CarrierService.Zone::zone).toArray(String[]::new))
                .param(
                        "origins",
                        zones.stream().map(CarrierService.Zone::originCountry).toArray(String[]::new))
                .param(
                        "countries",
                        zones.stream().map(CarrierService.Zone::country).toArray(String[]::new))
                .param(
                        "regions",
                        zones.stream().map(CarrierService.Zone::region).toArray(String[]::new))
                .param(
                        "from",
                        zones.stream().map(CarrierService.Zone::postalFrom).toArray(String[]::new))
                .param("to", zones.stream().map(CarrierService.Zone::postalTo).toArray(String[]::new))
                .param(
                        "transit",
                        zones.stream().map(CarrierService.Zone::transitDays).toArray(Integer[]::new))
                .update();
    }

    private void insertRates(String service, List<CarrierService.Rate> rates) {
        jdbc.sql("""
                INSERT INTO carrier_rate (service, position, zone, currency, up_to_grams, base, per_started_kg)
                SELECT :service, n - 1, zone, currency, up_to, base, per_kg
                FROM unnest(:zones::text[], :currencies::text[], :upTo::int[], :base::bigint[], :perKg::bigint[])
                    WITH ORDINALITY AS r (zone, currency, up_to, base, per_kg, n)""")
                .param("service", service)
                .param("zones", rates.stream().map(CarrierService.Rate::zone).toArray(String[]::new))
                .param(
                        "currencies",
                        rates.stream().map(CarrierService.Rate::currency).toArray(String[]::new))
                .param(
                        "upTo",
                        rates.stream().map(CarrierService.Rate::upToGrams).toArray(Integer[]::new))
                .param("base", rates.stream().map(CarrierService.Rate::base).toArray(Long[]::new))
                .param(
                        "perKg",
                        rates.stream().map(CarrierService.Rate::perStartedKg).toArray(Long[]::new))
                .update();
    }

    private static void requireForm(String code, String form) {
        if (!code.matches(form)) {
            throw Checks.refused("code", "has the form " + form);
        }
    }
}
