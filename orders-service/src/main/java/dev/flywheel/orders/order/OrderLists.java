package dev.flywheel.orders.order;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows orders with their lines and parcels: three statements for any page. */
@Component
public class OrderLists {

    private final Orders orders;
    private final Parcels parcels;

    OrderLists(Orders orders, Parcels parcels) {
        this.orders = orders;
        this.parcels = parcels;
    }

    /**
     * One order as it is now.
     *
     * @param owner whose order it must be; null for those who may see any
     */
    @Transactional(readOnly = true)
    public OrderView one(OrderId id, @Nullable AccountId owner) {
        Order order = orders.find(id);
        if (order == null || (owner != null && !owner.equals(order.account()))) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no order " + id);
        }
        return OrderView.of(order, parcels.of(List.of(id)).getOrDefault(id, List.of()));
    }

    @Transactional(readOnly = true)
    Page<OrderView> of(AccountId account, OrderFilter filter, @Nullable Cursor after, int limit) {
        return page(orders.of(account, filter, before(after), limit + 1), limit, OrderView::of);
    }

    @Transactional(readOnly = true)
    Page<SellerOrder> of(SellerId seller, OrderFilter filter, @Nullable Cursor after, int limit) {
        return page(
                orders.of(seller, filter, before(after), limit + 1),
                limit,
                (order, its) -> SellerOrder.of(order, seller, its));
    }

    @Transactional(readOnly = true)
    Page<OrderView> all(@Nullable OrderStatus status, @Nullable Cursor after, int limit) {
        return page(orders.all(status, before(after), limit + 1), limit, OrderView::of);
    }

    private <T> Page<T> page(List<Order> rows, int limit, BiFunction<Order, List<OrderView.Parcel>, T> view) {
        Page<Order> page = Page.of(rows, limit, order -> Cursor.of(order.id()));
        Map<OrderId, List<OrderView.Parcel>> sent =
                parcels.of(page.items().stream().map(Order::id).toList());
        return page.map(order -> view.apply(order, sent.getOrDefault(order.id(), List.of())));
    }

    private static @Nullable UUID before(@Nullable Cursor after) {
        return after == null ? null : after.uuid(0);
    }
}
