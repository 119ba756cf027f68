package dev.flywheel.orders.delivery;

import dev.flywheel.domain.SellerId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the network in memory. Each time one statement asks whether it changed, brings it along if so, and reads the
 * sellers concerned: what is used is never older than the question.
 */
@Component
@EnableConfigurationProperties(DeliverySettings.class)
class Networks {

    private static final String READ = """
            SELECT v.version, (SELECT coalesce(json_agg(json_build_object('seller', seller, 'delivery', json_build_object(
                    'handlingDays', handling_days, 'country', country, 'timeZone', time_zone, 'cutOff', cut_off,
                    'faster', faster))), '[]') FROM seller_delivery WHERE seller = ANY (:sellers))::text AS sellers,
                CASE WHEN v.version <> :known THEN json_build_object(
                'warehouses', (SELECT coalesce(json_agg(json_build_object(
                    'id', id, 'code', code, 'name', name, 'line1', line1, 'city', city, 'region', region,
                    'postalCode', postal_code, 'country', country, 'latitude', latitude, 'longitude', longitude,
                    'timeZone', time_zone, 'cutOff', cut_off, 'collectedAt', collected_at,
                    'workingDays', working_days, 'handlingDays', handling_days, 'calendar', calendar,
                    'active', active)), '[]') FROM warehouse),
                'carriers', (SELECT coalesce(json_agg(json_build_object('code', code, 'name', name,
                    'calendar', calendar, 'active', active)), '[]') FROM carrier),
                'services', (SELECT coalesce(json_agg(json_build_object(
                    'code', s.code, 'carrier', s.carrier, 'option', s.option, 'name', s.name, 'divisor', s.divisor,
                    'maxGrams', s.max_grams, 'flat', s.flat, 'primeFree', s.prime_free,
                    'workingDays', s.working_days, 'active', s.active,
                    'zones', (SELECT coalesce(json_agg(json_build_object('zone', z.zone,
                        'originCountry', z.origin_country, 'country', z.country, 'region', z.region,
                        'postalFrom', z.postal_from, 'postalTo', z.postal_to, 'transitDays', z.transit_days)
                        ORDER BY z.position), '[]') FROM carrier_zone z WHERE z.service = s.code),
                    'rates', (SELECT coalesce(json_agg(json_build_object('zone', r.zone, 'currency', r.currency,
                        'upToGrams', r.up_to_grams, 'base', r.base, 'perStartedKg', r.per_started_kg)
                        ORDER BY r.position), '[]') FROM carrier_rate r WHERE r.service = s.code))), '[]')
                    FROM carrier_service s),
                'flatRates', (SELECT coalesce(json_agg(json_build_object('currency', currency, 'zone', zone,
                    'rate', rate)), '[]') FROM shipping_rate),
                'calendars', (SELECT coalesce(json_agg(json_build_object('code', c.code, 'name', c.name,
                    'days', (SELECT coalesce(json_agg(d.day ORDER BY d.day), '[]')
                        FROM delivery_calendar_day d WHERE d.calendar = c.code))), '[]') FROM delivery_calendar c)
                )::text END AS tables
            FROM delivery_version v""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final DeliverySettings settings;
    private final AtomicReference<@Nullable Network> known = new AtomicReference<>();

    Networks(JdbcClient jdbc, JsonMapper json, DeliverySettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /** As of now. One statement. */
    Network current() {
        return current(Set.of()).network();
    }

    /** The same for who has just read the version: no statement, unless the tables have changed or sellers are concerned. */
    Known current(Collection<SellerId> sellers, long version) {
        Network kept = known.get();
        return kept != null && kept.version() == version && sellers.isEmpty()
                ? new Known(kept, Map.of(), settings.ofSellers())
                : current(sellers);
    }

    /** The same with what these sellers say. One statement. */
    Known current(Collection<SellerId> sellers) {
        Network kept = known.get();
        Known current = jdbc.sql(READ)
                .param("known", kept == null ? -1 : kept.version())
                .param(
                        "sellers",
                        new SqlArrayValue(
                                "uuid", sellers.stream().map(SellerId::value).toArray()))
                .query((rs, row) -> new Known(
                        read(rs.getLong("version"), rs.getString("tables"), kept),
                        sellers(rs.getString("sellers")),
                        settings.ofSellers()))
                .single();
        known.set(current.network());
        return current;
    }

    private Network read(long version, @Nullable String tables, @Nullable Network kept) {
        if (tables == null && kept != null) {
            return kept;
        }
        Tables read = json.readValue(tables, new TypeReference<>() {});
        return new Network(
                version, read.warehouses(), read.carriers(), read.services(), read.calendars(), read.flatRates());
    }

    private Map<SellerId, SellerDelivery> sellers(String rows) {
        Map<SellerId, SellerDelivery> sellers = new HashMap<>();
        json.readValue(rows, new TypeReference<List<SellerRow>>() {})
                .forEach(row -> sellers.put(row.seller(), row.delivery()));
        return sellers;
    }

    /** The network, and how the sellers asked for send. */
    record Known(Network network, Map<SellerId, SellerDelivery> sellers, SellerDelivery ofOthers) {

        SellerDelivery seller(SellerId seller) {
            return sellers.getOrDefault(seller, ofOthers);
        }
    }

    private record SellerRow(SellerId seller, SellerDelivery delivery) {}

    private record Tables(
            List<Warehouse> warehouses,
            List<Network.Carrying> carriers,
            List<CarrierService> services,
            List<Network.Calendar> calendars,
            List<Network.FlatRate> flatRates) {}
}
