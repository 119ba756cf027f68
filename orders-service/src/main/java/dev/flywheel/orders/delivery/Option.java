package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A way to have all parcels of a basket delivered.
 *
 * @param code what the shopper chooses by, e.g. {@code STANDARD}
 * @param price of all parcels before Prime
 * @param primeFree true when the shopper's Prime waives it wholly
 * @param shipBy when the last parcel leaves
 * @param promised the day the last parcel arrives
 * @param parcels one for each parcel, in the order they were given
 */
public record Option(
        String code,
        String name,
        Money price,
        boolean primeFree,
        Instant shipBy,
        LocalDate promised,
        List<Leg> parcels) {

    public Option {
        parcels = List.copyOf(parcels);
    }

    /** What the shopper pays. */
    public Money charged() {
        return primeFree ? Money.zero(price.currency()) : price;
    }

    /**
     * How one parcel goes, and why it costs that.
     *
     * @param service code of the carrier's service
     * @param zone of the service's rates
     * @param billedGrams the greater of weight and size
     * @param price its part of the option's
     */
    public record Leg(
            String carrier,
            String service,
            String zone,
            long billedGrams,
            Money price,
            Instant shipBy,
            LocalDate promised) {}
}
