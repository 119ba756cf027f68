package dev.flywheel.orders.order;

import dev.flywheel.domain.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The parcels of orders, told by the feature that owns them: an order shows them, and does not depend on it. */
public interface Parcels {

    /** Parcels by order, oldest first, in one statement; orders without any are missing. */
    Map<OrderId, List<OrderView.Parcel>> of(Collection<OrderId> orders);
}
