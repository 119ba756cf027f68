package dev.flywheel.orders.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Where a parcel starts, as far as its time is concerned.
 *
 * @param cutOff orders until then are worked on the same day
 * @param collectedAt when the carrier takes what is ready
 * @param handlingDays working days until a parcel is ready
 */
record Origin(
        String country, ZoneId zone, LocalTime cutOff, LocalTime collectedAt, WorkingDays works, int handlingDays) {

    /**
     * When a parcel leaves and arrives: worked on today until the cut-off and otherwise on the next working day, ready after
     * the handling days, given to the carrier on the next day on which both work, and then so many of the carrier's working
     * days on its way. Empty when a calendar leaves no day for it.
     */
    Optional<Schedule> schedule(Instant ordered, int transitDays, WorkingDays carrier) {
        ZonedDateTime local = ordered.atZone(zone);
        boolean today = !local.toLocalTime().isAfter(cutOff);
        LocalDate earliest = today ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return works.firstFrom(earliest, works)
                .flatMap(begun -> works.after(begun, handlingDays))
                .flatMap(ready -> works.firstFrom(ready, carrier))
                .flatMap(leaves -> carrier.after(leaves, transitDays)
                        .map(arrives -> new Schedule(
                                leaves.atTime(collectedAt).atZone(zone).toInstant(), arrives)));
    }

    /**
     * @param shipBy when the carrier takes it
     * @param promised the day it arrives
     */
    record Schedule(Instant shipBy, LocalDate promised) {}
}
