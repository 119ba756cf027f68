package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.OrderBook;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows returns, newest first. */
@Component
class ReturnLists {

    private final OrderBook book;
    private final Returns returns;

    ReturnLists(OrderBook book, Returns returns) {
        this.book = book;
        this.returns = returns;
    }

    /** Returns of an order; {@code owner} is null for those who may see any. */
    @Transactional(readOnly = true)
    public List<ReturnView> of(OrderId order, @Nullable AccountId owner) {
        book.get(order, owner);
        return returns.of(order).stream().map(ReturnView::of).toList();
    }

    /** Returns of a seller's goods, or everybody's. */
    @Transactional(readOnly = true)
    public Page<ReturnView> page(
            @Nullable SellerId seller, @Nullable ReturnStatus status, @Nullable Cursor after, int limit) {
        Collection<ReturnStatus> statuses = status == null ? EnumSet.allOf(ReturnStatus.class) : Set.of(status);
        return page(seller, statuses, after, limit).map(ReturnView::of);
    }

    /** Returns whose goods are here, and whose money therefore is on its way, there, or refused. */
    @Transactional(readOnly = true)
    public Page<CustomerReturn> refunds(@Nullable RefundStatus status, @Nullable Cursor after, int limit) {
        Collection<ReturnStatus> statuses =
                status == null ? EnumSet.complementOf(EnumSet.of(ReturnStatus.REQUESTED)) : Set.of(status.ofReturn());
        return page(null, statuses, after, limit);
    }

    private Page<CustomerReturn> page(
            @Nullable SellerId seller, Collection<ReturnStatus> statuses, @Nullable Cursor after, int limit) {
        List<CustomerReturn> rows = returns.page(seller, statuses, after == null ? null : after.uuid(0), limit + 1);
        return Page.of(rows, limit, back -> Cursor.of(back.id()));
    }
}
