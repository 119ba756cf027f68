package dev.flywheel.orders.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How far a warehouse is from a place: by coordinates where the place and all warehouses have them, otherwise by the
 * address. Only comparisons mean something.
 */
final class Nearness {

    private static final double EARTH_RADIUS_KM = 6371.0088;
    private static final long ABROAD = 100_000;
    private static final long OTHER_REGION = 10_000;

    private final Place to;
    private final boolean byCoordinates;

    Nearness(Place to, List<Warehouse> warehouses) {
        this.to = to;
        this.byCoordinates = to.latitude() != null
                && to.longitude() != null
                && warehouses.stream().allMatch(one -> one.latitude() != null && one.longitude() != null);
    }

    /** Near ones first; equals by their code, so that the same basket always goes the same way. */
    List<Warehouse> sorted(List<Warehouse> warehouses) {
        return warehouses.stream()
                .sorted(Comparator.comparingLong(this::distance).thenComparing(Warehouse::code))
                .toList();
    }

    long distance(Warehouse from) {
        return byCoordinates ? kilometres(from) : byAddress(from);
    }

    /** Great circle. */
    private long kilometres(Warehouse from) {
        double fromLatitude = Math.toRadians(Objects.requireNonNull(from.latitude()));
        double toLatitude = Math.toRadians(Objects.requireNonNull(to.latitude()));
        double longitudes =
                Math.toRadians(Objects.requireNonNull(to.longitude()) - Objects.requireNonNull(from.longitude()));
        double haversine = Math.pow(Math.sin((toLatitude - fromLatitude) / 2), 2)
                + Math.cos(fromLatitude) * Math.cos(toLatitude) * Math.pow(Math.sin(longitudes / 2), 2);
        return Math.round(2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(haversine)));
    }

    /** Postal codes mostly go up across a country, so their first three characters say who is a neighbour. */
    private long byAddress(Warehouse from) {
        if (!from.country().equals(to.country())) {
            return ABROAD;
        }
        String here = Place.normalised(from.postalCode());
        String there = to.normalisedCode();
        boolean sameRegion = from.region() != null && from.region().equalsIgnoreCase(to.region());
        return (sameRegion ? 0 : OTHER_REGION) + apart(here, there);
    }

    private static long apart(String here, String there) {
        if (here.length() < 3 || there.length() < 3) {
            return 50_000;
        }
        return Math.abs(start(here) - start(there));
    }

    private static long start(String code) {
        String three = code.substring(0, 3);
        return three.chars().allMatch(Character::isDigit)
                ? Long.parseLong(three)
                : three.chars()
                        .mapToLong(character -> Character.digit(character, 36))
                        .reduce(0, (sum, digit) -> sum * 36 + Math.max(digit, 0));
    }
}
