package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.shipping.Zone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warehouses, carriers and their services as of one moment, in memory. Immutable. */
final class Network {

    private final long version;
    private final List<Warehouse> warehouses;
    private final List<Carrying> carriers;
    private final List<CarrierService> services;
    private final Map<String, Calendar> calendars = new HashMap<>();
    private final List<FlatRate> flatRates;

    Network(
            long version,
            List<Warehouse> warehouses,
            List<Carrying> carriers,
            List<CarrierService> services,
            List<Calendar> calendars,
            List<FlatRate> flatRates) {
        this.version = version;
        this.warehouses = List.copyOf(warehouses);
        this.carriers = List.copyOf(carriers);
        this.services = List.copyOf(services);
        this.flatRates = List.copyOf(flatRates);
        calendars.forEach(calendar -> this.calendars.put(calendar.code(), calendar));
    }

    long version() {
        return version;
    }

    List<Warehouse> warehouses() {
        return warehouses;
    }

    @Nullable
    Warehouse warehouse(WarehouseId id) {
        return warehouses.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    List<Carrying> carriers() {
        return carriers;
    }

    List<CarrierService> services() {
        return services;
    }

    Map<String, Calendar> calendars() {
        return Map.copyOf(calendars);
    }

    /** Services that take parcels now, by the option that shoppers choose them by. */
    Map<String, List<CarrierService>> options() {
        Set<String> working =
                carriers.stream().filter(Carrying::active).map(Carrying::code).collect(Collectors.toSet());
        return services.stream()
                .filter(service -> service.active() && working.contains(service.carrier()))
                .collect(Collectors.groupingBy(CarrierService::option));
    }

    Origin origin(Warehouse warehouse) {
        return new Origin(
                warehouse.country(),
                ZoneId.of(warehouse.timeZone()),
                warehouse.cutOff(),
                warehouse.collectedAt(),
                WorkingDays.of(warehouse.workingDays(), holidays(warehouse.calendar())),
                warehouse.handlingDays());
    }

    WorkingDays works(CarrierService service) {
        String calendar = carriers.stream()
                .filter(carrier -> carrier.code().equals(service.carrier()))
                .findFirst()
                .map(Carrying::calendar)
                .orElse(null);
        return WorkingDays.of(service.workingDays(), holidays(calendar));
    }

    /** What a flat service costs; zero in a currency for which the operator set none. */
    Money flat(Currency currency, Zone zone) {
        String code = currency.getCurrencyCode();
        return flatRates.stream()
                .filter(rate -> rate.currency().equals(code) && rate.zone() == zone)
                .findFirst()
                .map(rate -> new Money(rate.rate(), currency))
                .orElse(Money.zero(currency));
    }

    private Set<LocalDate> holidays(@Nullable String calendar) {
        return calendar == null || !calendars.containsKey(calendar)
                ? Set.of()
                : calendars.get(calendar).days();
    }

    /** A carrier as the tables have it. */
    record Carrying(String code, String name, @Nullable String calendar, boolean active) {}

    /**
     * What one sender's parcel costs.
     *
     * @param rate in minor units
     */
    record FlatRate(String currency, Zone zone, long rate) {}

    /** Days on which nobody works. */
    record Calendar(String code, String name, Set<LocalDate> days) {}
}
