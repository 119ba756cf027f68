package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Works out the options for some parcels: a plain calculation.
 *
 * @param flat what a flat service costs for one sender
 */
record Offering(Networks.Known known, List<Parcel> parcels, Place to, Instant now, Money flat) {

    private static final String STANDARD = "STANDARD";

    List<Option> options(boolean prime) {
        List<Option> options = new ArrayList<>();
        known.network()
                .options()
                .forEach((code, services) -> option(code, services, prime).ifPresent(options::add));
        options.sort(Comparator.comparing(Option::price)
                .thenComparing(Option::promised)
                .thenComparing(Option::code));
        return options;
    }

    /** Empty when one of the parcels cannot go that way. */
    private Optional<Option> option(String code, List<CarrierService> services, boolean prime) {
        List<Way> ways = new ArrayList<>(parcels.size());
        for (Parcel parcel : parcels) {
            Optional<Way> way = services.stream()
                    .map(service -> way(parcel, service))
                    .flatMap(Optional::stream)
                    .min(Comparator.comparing(Way::price)
                            .thenComparing(Way::promised)
                            .thenComparing(found -> found.service().code()));
            if (way.isEmpty()) {
                return Optional.empty();
            }
            ways.add(way.get());
        }
        List<Money> prices = prices(ways);
        List<Option.Leg> legs = new ArrayList<>(ways.size());
        for (int i = 0; i < ways.size(); i++) {
            legs.add(ways.get(i).leg(prices.get(i)));
        }
        boolean free = prime && ways.stream().allMatch(way -> way.service().primeFree());
        return Optional.of(new Option(
                code,
                ways.getFirst().service().name(),
                Money.sum(prices, flat.currency()),
                free,
                legs.stream().map(Option.Leg::shipBy).max(Instant::compareTo).orElseThrow(),
                legs.stream()
                        .map(Option.Leg::promised)
                        .max(LocalDate::compareTo)
                        .orElseThrow(),
                legs));
    }

    private Optional<Way> way(Parcel parcel, CarrierService service) {
        Optional<Origin> origin = origin(parcel, service);
        long billed = service.billedGrams(parcel);
        if (origin.isEmpty() || !service.takes(billed)) {
            return Optional.empty();
        }
        return service.zone(origin.get().country(), to)
                .flatMap(zone -> price(service, zone, billed)
                        .flatMap(price -> origin.get()
                                .schedule(
                                        now,
                                        Objects.requireNonNull(zone.transitDays()),
                                        known.network().works(service))
                                .map(schedule -> new Way(service, zone.zone(), billed, price, schedule))));
    }

    /** Empty when the sender does not send so, or is not there. */
    private Optional<Origin> origin(Parcel parcel, CarrierService service) {
        if (parcel.seller() != null) {
            SellerDelivery seller = known.seller(parcel.seller());
            return seller.faster() || service.option().equals(STANDARD)
                    ? Optional.of(seller.origin())
                    : Optional.empty();
        }
        Warehouse warehouse = known.network().warehouse(Objects.requireNonNullElse(parcel.warehouse(), Warehouse.MAIN));
        return Optional.ofNullable(warehouse).map(known.network()::origin);
    }

    private Optional<Money> price(CarrierService service, CarrierService.Zone zone, long billed) {
        if (service.flat()) {
            return Optional.of(flat);
        }
        return service.price(zone.zone(), flat.currency().getCurrencyCode(), billed)
                .map(minor -> new Money(minor, flat.currency()));
    }

    /** A sender's flat rate is charged once and split over his parcels by their worth: that we send two is not his doing. */
    private List<Money> prices(List<Way> ways) {
        Map<Optional<Object>, List<Integer>> flats = new LinkedHashMap<>();
        Money[] prices = new Money[ways.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = ways.get(i).price();
            if (ways.get(i).service().flat()) {
                Optional<Object> sender = Optional.ofNullable(parcels.get(i).seller());
                flats.computeIfAbsent(sender, any -> new ArrayList<>()).add(i);
            }
        }
        for (List<Integer> places : flats.values()) {
            List<Long> worth = places.stream()
                    .map(place -> parcels.get(place).worth().minor())
                    .toList();
            boolean allFree = worth.stream().allMatch(minor -> minor == 0);
            List<Money> parts =
                    flat.allocate(allFree ? worth.stream().map(any -> 1L).toList() : worth);
            for (int i = 0; i < places.size(); i++) {
                prices[places.get(i)] = parts.get(i);
            }
        }
        return List.of(prices);
    }

    /** How one parcel may go. */
    private record Way(CarrierService service, String zone, long billedGrams, Money price, Origin.Schedule schedule) {

        LocalDate promised() {
            return schedule.promised();
        }

        Option.Leg leg(Money part) {
            return new Option.Leg(
                    service.carrier(), service.code(), zone, billedGrams, part, schedule.shipBy(), promised());
        }
    }
}
