package dev.flywheel.orders.delivery;

import dev.flywheel.domain.WarehouseId;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place of the retailer's, where stock lies and parcels leave.
 *
 * @param latitude in degrees; null when nobody said
 * @param cutOff orders until then are worked on the same day, in the time zone
 * @param collectedAt when carriers take what is ready
 * @param workingDays 1 is Monday, 7 Sunday
 * @param handlingDays working days until a parcel is ready
 * @param calendar of its holidays; null for none
 * @param active whether orders are sent from there
 */
public record Warehouse(
        WarehouseId id,
        String code,
        String name,
        String line1,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country,
        @Nullable Double latitude,
        @Nullable Double longitude,
        String timeZone,
        LocalTime cutOff,
        LocalTime collectedAt,
        List<Integer> workingDays,
        int handlingDays,
        @Nullable String calendar,
        boolean active) {

    /** The first one, there from the beginning: stock that names no warehouse lies there. */
    public static final WarehouseId MAIN = new WarehouseId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
}
