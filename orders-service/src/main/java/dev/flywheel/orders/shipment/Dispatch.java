package dev.flywheel.orders.shipment;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.payment.Releases;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.payment.Told;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends a parcel: T1 packs it (its units are nobody else's any more), then its money is taken outside any transaction, then
 * T2 lets it leave, or opens its units again when the money is refused.
 *
 * <p>A kill at any point leaves a state that is picked up: before T1 commits nothing happened; after it the parcel is
 * CAPTURING, and {@code resume-after} later the job asks finance again with the parcel's own key, which takes the money once
 * and answers the same; after T2 nothing is left to do. Letting go of money that no parcel will take is noted in T2.
 */
@Component
class Dispatch {

    private static final int BATCH = 50;
    private static final int MOST_BATCHES = 1_000;

    private final Packing packing;
    private final Dispatching dispatching;
    private final Shipments shipments;
    private final Cashier cashier;
    private final Releases releases;
    private final Idempotency idempotency;
    private final Leases leases;

    Dispatch(
            Packing packing,
            Dispatching dispatching,
            Shipments shipments,
            Cashier cashier,
            Releases releases,
            Idempotency idempotency,
            Leases leases) {
        this.packing = packing;
        this.dispatching = dispatching;
        this.shipments = shipments;
        this.cashier = cashier;
        this.releases = releases;
        this.idempotency = idempotency;
        this.leases = leases;
    }

    /** Sends the open units of one sender, or those he names; {@code sender} is null for the retailer. */
    Answer<ShipmentView> send(OrderId order, @Nullable SellerId sender, IdempotencyKey key, Packing.Label label) {
        return switch (packing.pack(order, sender, key, label)) {
            case Packing.Packed.Now(ShipmentId id) -> new Answer<>(answer(capture(get(id), key)), false);
            case Packing.Packed.Before before -> new Answer<>(answered(before), true);
        };
    }

    private ShipmentView answered(Packing.Packed.Before before) {
        if (before.again().answer() == null) {
            return answer(get(before.shipment()));
        }
        return refuseFailed(
                idempotency.replay(before.again(), ShipmentView.class).value());
    }

    /** Takes the money of parcels whose packer is gone or had no answer; returns how many are decided. */
    int resume() {
        int decided = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<ShipmentId> due = shipments.takeOver(leases.now(), leases.until(), BATCH);
            if (due.isEmpty()) {
                break;
            }
            for (ShipmentId id : due) {
                decided += capture(get(id), null).status() == ShipmentStatus.CAPTURING ? 0 : 1;
            }
        }
        return decided;
    }

    private Shipment capture(Shipment packed, @Nullable IdempotencyKey key) {
        Shipment after = switch (cashier.capture(packed.payment(), packed.reference(), packed.amount())) {
            case Told.Done done -> dispatching.paid(packed, key);
            case Told.Declined declined -> dispatching.unpaid(packed, declined.code(), key);
            case Told.NotYet notYet -> packed;
            case Told.ActionRequired action -> packed;
        };
        releases.attempt(packed.order());
        return after;
    }

    private Shipment get(ShipmentId id) {
        return Objects.requireNonNull(shipments.find(id));
    }

    private static ShipmentView answer(Shipment shipment) {
        return refuseFailed(ShipmentView.of(shipment));
    }

    private static ShipmentView refuseFailed(ShipmentView shipment) {
        if (shipment.status() == ShipmentStatus.FAILED) {
            throw new ProblemException(
                    OrdersError.CAPTURE_DECLINED,
                    "the payment of " + shipment.amount() + " was refused (" + shipment.failure()
                            + "); nothing was sent, and the units are open again");
        }
        return shipment;
    }
}
