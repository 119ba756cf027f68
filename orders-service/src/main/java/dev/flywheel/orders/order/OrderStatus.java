package dev.flywheel.orders.order;

import java.util.Collection;
import java.util.Set;

/** How far an order has come. The quantities of its lines tell the rest. */
public enum OrderStatus {
    /** Stock is held; finance has not said yet whether the money is. */
    PENDING_PAYMENT,
    PLACED,
    PARTIALLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    /** Nothing of it was or will be sent. */
    CANCELLED;

    /** What may follow. */
    public boolean canBecome(OrderStatus next) {
        return followers().contains(next);
    }

    private Set<OrderStatus> followers() {
        return switch (this) {
            case PENDING_PAYMENT -> Set.of(PLACED, CANCELLED);
            case PLACED -> Set.of(PARTIALLY_SHIPPED, SHIPPED, CANCELLED);
            // Cancelling what is left ends the sending; all that was sent may have arrived by then.
            case PARTIALLY_SHIPPED -> Set.of(SHIPPED, DELIVERED);
            case SHIPPED -> Set.of(DELIVERED);
            case DELIVERED, CANCELLED -> Set.of();
        };
    }

    /** The status that the quantities of a paid order amount to. */
    public static OrderStatus of(Collection<Progress> lines) {
        int waiting = 0;
        int shipped = 0;
        int delivered = 0;
        for (Progress line : lines) {
            waiting += line.open() + line.packed();
            shipped += line.shipped();
            delivered += line.delivered();
        }
        if (waiting > 0) {
            return shipped > 0 ? PARTIALLY_SHIPPED : PLACED;
        }
        if (shipped == 0) {
            return CANCELLED;
        }
        return delivered == shipped ? DELIVERED : SHIPPED;
    }
}
