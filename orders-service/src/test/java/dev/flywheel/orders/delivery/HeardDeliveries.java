package dev.flywheel.orders.delivery;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Hears of deliveries as the order does, and refuses those it is told to. */
@Component
class HeardDeliveries implements ParcelListener {

    private final List<ShipmentId> heard = new CopyOnWriteArrayList<>();
    private final Set<ShipmentId> refused = ConcurrentHashMap.newKeySet();

    void refuse(ShipmentId shipment) {
        refused.add(shipment);
    }

    long count(ShipmentId shipment) {
        return heard.stream().filter(shipment::equals).count();
    }

    @Override
    public void delivered(ShipmentId shipment, Instant at) {
        if (refused.contains(shipment)) {
            throw new ProblemException(OrdersError.ILLEGAL_STATUS, "not now");
        }
        heard.add(shipment);
    }
}
