package dev.flywheel.orders.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way a carrier takes parcels.
 *
 * @param option what the shopper chooses, e.g. {@code EXPEDITED}
 * @param divisor cubic centimetres that count as a kilogram; null where only the scale counts
 * @param maxGrams the heaviest billed weight it takes
 * @param flat true for the shop's flat rate per sender, whatever the parcel weighs
 * @param primeFree whether members have it free
 */
record CarrierService(
        String code,
        String carrier,
        String option,
        String name,
        @Nullable Integer divisor,
        @Nullable Integer maxGrams,
        boolean flat,
        boolean primeFree,
        List<Integer> workingDays,
        boolean active,
        List<Zone> zones,
        List<Rate> rates) {

    /** The greater of what it weighs and what its size counts as, in grams. */
    long billedGrams(Parcel parcel) {
        Dimensions size = parcel.dimensions();
        if (divisor == null || size == null) {
            return parcel.weightGrams();
        }
        return Math.max(parcel.weightGrams(), Math.ceilDiv(size.cubicMillimetres(), divisor));
    }

    boolean takes(long billedGrams) {
        return maxGrams == null || billedGrams <= maxGrams;
    }

    /** The zone that says most about the destination; empty where it does not go. */
    Optional<Zone> zone(String origin, Place to) {
        return zones.stream()
                .filter(zone -> zone.covers(origin, to))
                .max(Comparator.comparingInt(Zone::says))
                .filter(zone -> zone.transitDays() != null);
    }

    /** In minor units; empty without a rate for it. */
    Optional<Long> price(String zone, String currency, long billedGrams) {
        return rates.stream()
                .filter(rate ->
                        rate.zone().equals(zone) && rate.currency().equals(currency) && rate.limit() >= billedGrams)
                .min(Comparator.comparingLong(Rate::limit))
                .map(rate -> rate.base() + rate.perStartedKg() * Math.ceilDiv(billedGrams, 1000));
    }

    /**
     * From where to where; what is null matches everything.
     *
     * @param transitDays working days on the way; null where the service does not go
     */
    record Zone(
            String zone,
            @Nullable String originCountry,
            @Nullable String country,
            @Nullable String region,
            @Nullable String postalFrom,
            @Nullable String postalTo,
            @Nullable Integer transitDays) {

        boolean covers(String origin, Place to) {
            return (originCountry == null || originCountry.equals(origin))
                    && (country == null || country.equals(to.country()))
                    && (region == null || region.equalsIgnoreCase(to.region()))
                    && (postalFrom == null || isBetween(to.normalisedCode(), postalFrom));
        }

        private boolean isBetween(String code, String from) {
            if (code.length() < from.length()) {
                return false;
            }
            String start = code.substring(0, from.length());
            return from.compareTo(start) <= 0 && start.compareTo(Objects.requireNonNull(postalTo)) <= 0;
        }

        /** Postal codes before regions before countries before where it comes from; long prefixes before short ones. */
        private int says() {
            return (postalFrom == null ? 0 : 100 + 10 * postalFrom.length())
                    + (region == null ? 0 : 50)
                    + (country == null ? 0 : 5)
                    + (originCountry == null ? 0 : 1);
        }
    }

    /**
     * Minor units.
     *
     * @param upToGrams the heaviest billed weight; null for any
     */
    record Rate(String zone, String currency, @Nullable Integer upToGrams, long base, long perStartedKg) {

        long limit() {
            return upToGrams == null ? Long.MAX_VALUE : upToGrams;
        }
    }
}
