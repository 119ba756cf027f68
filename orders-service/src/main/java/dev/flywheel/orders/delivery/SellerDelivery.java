package dev.flywheel.orders.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * How a seller sends what he has himself: Monday to Friday.
 *
 * @param handlingDays working days until a parcel is ready
 * @param country where it leaves
 * @param cutOff orders until then are worked on the same day, in the time zone
 * @param faster whether he sends by the faster options too
 */
record SellerDelivery(
        @PositiveOrZero @Max(30) int handlingDays,
        @Size(min = 2, max = 2) String country,
        @Size(max = 50) String timeZone,
        LocalTime cutOff,
        boolean faster) {

    private static final LocalTime COLLECTED_AT = LocalTime.of(18, 0);

    Origin origin() {
        return new Origin(
                country,
                ZoneId.of(timeZone),
                cutOff,
                cutOff.isAfter(COLLECTED_AT) ? cutOff : COLLECTED_AT,
                WorkingDays.of(Set.of(1, 2, 3, 4, 5), Set.of()),
                handlingDays);
    }
}
