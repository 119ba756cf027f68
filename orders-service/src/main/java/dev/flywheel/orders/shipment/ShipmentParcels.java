package dev.flywheel.orders.shipment;

import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.order.Parcels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class ShipmentParcels implements Parcels {
    @Override
    public Map<OrderId, List<OrderView.Parcel>> of(Collection<OrderId> orders) {
        return Map.of();
    }
}
