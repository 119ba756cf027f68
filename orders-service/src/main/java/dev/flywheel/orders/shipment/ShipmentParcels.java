package dev.flywheel.orders.shipment;

import dev.flywheel.domain.OrderId;
import dev.flywheel.orders.order.OrderView.Parcel;
import dev.flywheel.orders.order.Parcels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows orders their parcels; those whose payment failed never existed for the shopper. */
@Component
class ShipmentParcels implements Parcels {

    private final Shipments shipments;

    ShipmentParcels(Shipments shipments) {
        this.shipments = shipments;
    }

    @Override
    public Map<OrderId, List<Parcel>> of(Collection<OrderId> orders) {
        return shipments.of(orders).stream()
                .filter(shipment -> shipment.status() != ShipmentStatus.FAILED)
                .collect(Collectors.groupingBy(
                        Shipment::order, Collectors.mapping(ShipmentView::parcel, Collectors.toList())));
    }
}
