package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.delivery.PostalAddress;
import dev.flywheel.orders.delivery.Warehouse;
import dev.flywheel.orders.delivery.Warehouses;
import dev.flywheel.orders.document.Issuers;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Order;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Where goods go back to: own goods to the warehouse that they came from, others to their seller. */
@Component
class ReturnDestinations {

    private final Warehouses warehouses;
    private final Issuers sellers;

    ReturnDestinations(Warehouses warehouses, Issuers sellers) {
        this.warehouses = warehouses;
        this.sellers = sellers;
    }

    /** Refused while a seller has not said where he is. */
    PostalAddress of(CustomerReturn back, Order order) {
        SellerId seller = back.seller();
        if (seller != null) {
            return sellers.address(seller)
                    .map(ReturnDestinations::postal)
                    .orElseThrow(() -> new ProblemException(
                            OrdersError.NO_RETURN_ADDRESS,
                            "seller " + seller + " has no letterhead with an address yet (PUT /seller/letterhead)"));
        }
        WarehouseId from = Objects.requireNonNull(
                        order.line(back.lines().getFirst().line()))
                .goods()
                .warehouse();
        return warehouses
                .find(from)
                .map(ReturnDestinations::postal)
                .orElseThrow(() -> new ProblemException(
                        OrdersError.NO_RETURN_ADDRESS, "there is no warehouse " + from + " any more"));
    }

    static PostalAddress postal(Address address) {
        return new PostalAddress(
                address.name(),
                address.line1(),
                address.line2(),
                address.city(),
                address.region(),
                address.postalCode(),
                address.country());
    }

    private static PostalAddress postal(Warehouse warehouse) {
        return new PostalAddress(
                warehouse.name(),
                warehouse.line1(),
                null,
                warehouse.city(),
                warehouse.region(),
                warehouse.postalCode(),
                warehouse.country());
    }
}
