package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersSettings;
import dev.flywheel.orders.order.OrderBook;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows returns, newest first. */
@Component
class ReturnLists {

    private final OrderBook book;
    private final Returns returns;
    private final OrdersSettings settings;
    private final Clock clock;

    ReturnLists(OrderBook book, Returns returns, OrdersSettings settings, Clock clock) {
        this.book = book;
        this.returns = returns;
        this.settings = settings;
        this.clock = clock;
    }

    /** Returns of an order; {@code owner} is null for those who may see any. */
    @Transactional(readOnly = true)
    public List<ReturnView> of(OrderId order, @Nullable AccountId owner) {
        book.get(order, owner);
        return returns.of(order).stream()
                .filter(CustomerReturn::isReturn)
                .map(ReturnView::of)
                .toList();
    }

    /** Money of an order that went back, or is to; {@code owner} is null for those who may see any. */
    @Transactional(readOnly = true)
    public List<RefundView> refunds(OrderId order, @Nullable AccountId owner) {
        book.get(order, owner);
        return returns.of(order).stream()
                .filter(back -> ReturnStatus.WITH_MONEY.contains(back.status()))
                .map(RefundView::of)
                .toList();
    }

    /** Some refunds as they are now, in the order given. */
    @Transactional(readOnly = true)
    public List<RefundView> refunds(List<UUID> ids) {
        return ids.stream().map(returns::received).map(RefundView::of).toList();
    }

    /** Returns of a seller's goods, or everybody's. */
    @Transactional(readOnly = true)
    public Page<ReturnView> page(
            @Nullable SellerId seller, @Nullable ReturnStatus status, @Nullable Cursor after, int limit) {
        Collection<ReturnStatus> statuses = status == null ? EnumSet.allOf(ReturnStatus.class) : Set.of(status);
        return page(seller, RefundKind.RETURN, statuses, after, limit).map(ReturnView::of);
    }

    /** Replaced returns of a seller's goods, or everybody's, whose goods did not come back in time. */
    @Transactional(readOnly = true)
    public Page<ReturnView> overdue(@Nullable SellerId seller, @Nullable Cursor after, int limit) {
        Instant replaced = clock.instant().minus(settings.replacedBackWithin());
        List<CustomerReturn> rows = returns.overdue(seller, replaced, after == null ? null : after.uuid(0), limit + 1);
        return Page.of(rows, limit, back -> Cursor.of(back.id())).map(ReturnView::of);
    }

    /** Refunds of any kind: returns whose goods are here, and whose money therefore is on its way, there, or refused. */
    @Transactional(readOnly = true)
    public Page<CustomerReturn> refunds(@Nullable RefundStatus status, @Nullable Cursor after, int limit) {
        Collection<ReturnStatus> statuses = status == null ? ReturnStatus.WITH_MONEY : Set.of(status.ofReturn());
        return page(null, null, statuses, after, limit);
    }

    private Page<CustomerReturn> page(
            @Nullable SellerId seller,
            @Nullable RefundKind kind,
            Collection<ReturnStatus> statuses,
            @Nullable Cursor after,
            int limit) {
        List<CustomerReturn> rows =
                returns.page(seller, kind, statuses, after == null ? null : after.uuid(0), limit + 1);
        return Page.of(rows, limit, back -> Cursor.of(back.id()));
    }
}
