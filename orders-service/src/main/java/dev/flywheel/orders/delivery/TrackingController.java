package dev.flywheel.orders.delivery;

import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.delivery.Carrier.Scan;
import dev.flywheel.service.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where parcels are: shoppers look, operators enter what carriers without a connection say. */
@RestController
class TrackingController {

    private final Tracking tracking;
    private final TrackedParcels parcels;

    TrackingController(Tracking tracking, TrackedParcels parcels) {
        this.tracking = tracking;
        this.parcels = parcels;
    }

    /** The order's parcels that have left, with their latest events. */
    @GetMapping("/orders/{id}/tracking")
    Page<TrackedParcels.Parcel> ofOrder(
            Caller caller,
            @PathVariable OrderId id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return parcels.of(id, caller, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /** The same event twice is one; without an id of its own it is known by its status and time. */
    @PostMapping("/operator/shipments/{id}/tracking-events")
    Tracking.Standing enter(@PathVariable ShipmentId id, @Valid @RequestBody NewEvent event) {
        String eventId = Objects.requireNonNullElse(event.eventId(), id + "/" + event.status() + "/" + event.at());
        Scan scan = new Scan(eventId, "", event.status(), event.at(), event.place(), event.note());
        return tracking.take(id, scan);
    }

    /**
     * @param eventId the carrier's own
     * @param at when it happened
     * @param place e.g. {@code Tacoma, WA}
     */
    record NewEvent(
            @Nullable @Size(min = 1, max = 100) String eventId,
            TrackingStatus status,
            Instant at,
            @Nullable @Size(max = 200) String place,
            @Nullable @Size(max = 500) String note) {}
}
