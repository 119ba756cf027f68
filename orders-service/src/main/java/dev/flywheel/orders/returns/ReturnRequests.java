package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.OrdersSettings;
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
import java.util.UUID;
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
    private final OrdersSettings settings;
    private final Clock clock;

    ReturnRequests(
            OrderBook book,
            DeliveredUnits delivered,
            ReturnChanges changes,
            Returns returns,
            Idempotency idempotency,
            OrdersSettings settings,
            Clock clock) {
        this.book = book;
        this.delivered = delivered;
        this.changes = changes;
        this.returns = returns;
        this.idempotency = idempotency;
        this.settings = settings;
        this.clock = clock;
    }

    /** Nothing was sent: the shopper keeps the units, with all that was paid for them. */
    @Transactional
    public Answer<ReturnView> withdraw(OrderId order, UUID id, AccountId owner, IdempotencyKey key) {
        book.lock(order, owner);
        return idempotency.once(key, "withdrawal", ReturnView.class, () -> withdraw(order, id));
    }

    private ReturnView withdraw(OrderId order, UUID id) {
        CustomerReturn back = returns.find(id);
        if (back == null || !back.isReturn() || !back.order().equals(order)) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no return " + id);
        }
        if (back.replacedAt() != null) {
            throw new ProblemException(
                    OrdersError.ALREADY_REPLACED,
                    "goods were sent in exchange for return " + id + "; now the others have to come back");
        }
        if (!back.status().canBecome(ReturnStatus.WITHDRAWN) || !changes.withdraw(id)) {
            throw new ProblemException(
                    OrdersError.ILLEGAL_STATUS,
                    "return " + id + " is " + back.status() + "; only one that was not received is withdrawn");
        }
        delivered.giveBack(back.lines().stream()
                .map(line -> new DeliveredUnits.Kept(
                        back.shipment(),
                        back.parcel(),
                        back.seller(),
                        line.line(),
                        line.quantity(),
                        null,
                        line.amounts()))
                .toList());
        return ReturnView.of(Objects.requireNonNull(returns.find(id)));
    }

    @Transactional
    public Answer<ReturnView.Requested> request(
            OrderId id, AccountId owner, IdempotencyKey key, ReturnController.Wanted wanted) {
        Order order = book.lock(id, owner);
        return idempotency.once(key, wanted, ReturnView.Requested.class, () -> request(order, wanted));
    }

    private ReturnView.Requested request(Order order, ReturnController.Wanted wanted) {
        Map<ShipmentId, List<ReturnSelection.Chosen>> chosen = ReturnSelection.choose(
                delivered.of(order.id()), wanted.lines(), settings.returnWithin(), clock.instant());
        List<ReturnView> views = new ArrayList<>();
        chosen.forEach((parcel, units) -> {
            delivered.takeBack(units.stream().map(ReturnSelection.Chosen::units).toList());
            CustomerReturn written = returns.find(changes.insert(order.id(), units, clock.instant()));
            views.add(ReturnView.of(Objects.requireNonNull(written)));
        });
        return ReturnView.Requested.of(views);
    }
}
