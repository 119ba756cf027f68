package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.dispute.Disputes;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.shipment.DeliveredUnits;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import dev.flywheel.orders.shipment.Replacements;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends units of a return again in place of a refund, before they are back or when they are, as long as they are not counted.
 * One transaction, since nobody is asked for money: the parcel leaves, and what was to be given back for the units is theirs
 * again, with the sale that they were of. Receiving the goods afterwards ends the return, and refunds only what was not sent
 * again.
 */
@Component
class Replacing {

    private final OrderBook book;
    private final Returns returns;
    private final ReturnChanges changes;
    private final DeliveredUnits delivered;
    private final Replacements replacements;
    private final Disputes disputes;
    private final Idempotency idempotency;
    private final Clock clock;

    Replacing(
            OrderBook book,
            Returns returns,
            ReturnChanges changes,
            DeliveredUnits delivered,
            Replacements replacements,
            Disputes disputes,
            Idempotency idempotency,
            Clock clock) {
        this.book = book;
        this.returns = returns;
        this.changes = changes;
        this.delivered = delivered;
        this.replacements = replacements;
        this.disputes = disputes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Replaces.
     *
     * @param seller whose goods they must be; null for the operator, who may replace anybody's
     */
    @Transactional
    public Answer<Sent> replace(
            UUID id, @Nullable SellerId seller, IdempotencyKey key, ReplacementController.Wanted wanted) {
        Order order = book.lock(returns.announced(id, seller).order(), null);
        return idempotency.once(key, wanted, Sent.class, () -> replace(order, id, wanted));
    }

    private Sent replace(Order order, UUID id, ReplacementController.Wanted wanted) {
        disputes.refuseWhileOpen(order.id());
        CustomerReturn back = returns.announced(id, null);
        if (back.status() != ReturnStatus.REQUESTED) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "return " + id + " is " + back.status() + "; only one that was not received is replaced");
        }
        List<ReplacementSelection.Chosen> chosen = ReplacementSelection.choose(back, wanted.lines());
        changes.replace(back, chosen, clock.instant());
        delivered.giveBack(chosen.stream().map(one -> money(back, one)).toList());
        Map<UUID, Integer> units = new LinkedHashMap<>();
        chosen.forEach(one -> units.put(one.line().line(), one.units()));
        ShipmentId sent = replacements.send(
                order,
                new Replacements.Sending(
                        id, back.seller(), units, wanted.carrier(), wanted.trackingNumber(), wanted.warehouseId()));
        return new Sent(sent, ReturnView.of(returns.announced(id, null)));
    }

    /** The money alone: the units that the shopper gets are those of the new parcel. */
    private static Kept money(CustomerReturn back, ReplacementSelection.Chosen one) {
        return new Kept(
                back.shipment(), back.shipment(), back.seller(), one.line().line(), 0, null, one.amounts());
    }

    /**
     * What was sent.
     *
     * @param replaced the return, which is still to be received
     */
    record Sent(ShipmentId shipmentId, ReturnView replaced) {}
}
