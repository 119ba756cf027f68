package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.order.OrderBook;
import java.util.List;
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
        List<CustomerReturn> rows = returns.page(seller, status, after == null ? null : after.uuid(0), limit + 1);
        return Page.of(rows, limit, back -> Cursor.of(back.id())).map(ReturnView::of);
    }
}
