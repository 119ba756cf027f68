package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.shipment.DeliveredUnits;
import dev.flywheel.service.idempotency.Answer;
import dev.flywheel.service.idempotency.Idempotency;
import dev.flywheel.service.idempotency.IdempotencyKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A shopper announces that units come back. One transaction; from then on nobody can announce the same units again. */
@Component
class ReturnRequests {

    private final OrderBook book;
    private final DeliveredUnits delivered;
    private final ReturnChanges changes;
    private final Returns returns;
    private final Idempotency idempotency;
    private final Clock clock;

    ReturnRequests(
            OrderBook book,
            DeliveredUnits delivered,
            ReturnChanges changes,
            Returns returns,
            Idempotency idempotency,
            Clock clock) {
        this.book = book;
        this.delivered = delivered;
        this.changes = changes;
        this.returns = returns;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Transactional
    public Answer<ReturnView.Requested> request(
            OrderId id, AccountId owner, IdempotencyKey key, ReturnController.Wanted wanted) {
        Order order = book.lock(id, owner);
        return idempotency.once(key, wanted, ReturnView.Requested.class, () -> request(order, wanted));
    }

    private ReturnView.Requested request(Order order, ReturnController.Wanted wanted) {
        Map<ShipmentId, List<ReturnSelection.Chosen>> chosen =
                ReturnSelection.choose(delivered.of(order.id()), wanted.lines());
        List<ReturnView> views = new ArrayList<>();
        chosen.forEach((shipment, units) -> {
            delivered.takeBack(units.stream().map(ReturnSelection.Chosen::units).toList());
            CustomerReturn written = returns.find(changes.insert(order.id(), shipment, units, clock.instant()));
            views.add(ReturnView.of(Objects.requireNonNull(written)));
        });
        return ReturnView.Requested.of(views);
    }
}
