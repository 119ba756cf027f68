package dev.flywheel.orders.returns;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.dispute.Disputes;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.shipment.DeliveredUnits;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** T1 of a refund without goods: the money is taken from what was paid and is kept, and is to go back. */
@Component
class Granting {

    private final OrderBook book;
    private final DeliveredUnits paid;
    private final Disputes disputes;
    private final ReturnChanges changes;
    private final Idempotency idempotency;
    private final Leases leases;

    Granting(
            OrderBook book,
            DeliveredUnits paid,
            Disputes disputes,
            ReturnChanges changes,
            Idempotency idempotency,
            Leases leases) {
        this.book = book;
        this.paid = paid;
        this.disputes = disputes;
        this.changes = changes;
        this.idempotency = idempotency;
        this.leases = leases;
    }

    /**
     * Grants.
     *
     * @param seller whose lines it may be about; null for the operator, who may give anything back
     */
    @Transactional
    public Answer<Granted> grant(
            OrderId id, @Nullable SellerId seller, IdempotencyKey key, RefundController.Wanted wanted) {
        Order order = book.lock(id, null);
        if (seller != null && order.linesOf(seller).isEmpty()) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no order " + id);
        }
        return idempotency.once(key, wanted, Granted.class, () -> grant(order, seller, wanted));
    }

    private Granted grant(Order order, @Nullable SellerId seller, RefundController.Wanted wanted) {
        disputes.refuseWhileOpen(order.id());
        Map<ShipmentId, List<Kept>> chosen =
                new RefundSelection(order, seller, paid.paid(order.id())).choose(wanted.lines());
        paid.takeBack(chosen.values().stream().flatMap(List::stream).toList());
        List<UUID> refunds = new ArrayList<>();
        chosen.forEach((shipment, money) -> refunds.add(
                changes.insert(order.id(), new ReturnChanges.Gift(wanted.kind(), wanted.reason(), money), leases)));
        return new Granted(refunds);
    }

    /** One refund for each parcel whose sale it reduces. */
    record Granted(List<UUID> refunds) {}
}
