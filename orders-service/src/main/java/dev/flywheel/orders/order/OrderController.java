package dev.flywheel.orders.order;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.dispute.Dispute;
import dev.flywheel.orders.dispute.Disputes;
import dev.flywheel.service.security.Caller;
import dev.flywheel.service.security.CurrentAccount;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders as shoppers, sellers and operators see them; newest first. */
@RestController
class OrderController {

    private final OrderLists lists;
    private final Disputes disputes;

    OrderController(OrderLists lists, Disputes disputes) {
        this.lists = lists;
        this.disputes = disputes;
    }

    /**
     * One's own.
     *
     * @param from when it was ordered, inclusive
     * @param to when it was ordered, exclusive
     * @param text what a title contains
     */
    @GetMapping("/orders")
    Page<OrderView> own(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable @Size(max = 100) String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.of(account, new OrderFilter(status, from, to, text), Cursor.parse(cursor, 1), Page.limit(limit));
    }

    @GetMapping("/orders/{id}")
    OrderView one(Caller caller, @PathVariable OrderId id) {
        return lists.one(id, Readers.owner(caller));
    }

    /** Those with something of the seller; he sees his lines, and the status is theirs. */
    @GetMapping("/seller/orders")
    Page<SellerOrder> ofSeller(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable @Size(max = 100) String text,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.of(
                new SellerId(account.value()),
                new OrderFilter(status, from, to, text),
                Cursor.parse(cursor, 1),
                Page.limit(limit));
    }

    /** An order with what only operators are told. */
    @GetMapping("/operator/orders/{id}")
    OfOperator ofOperator(@PathVariable OrderId id) {
        return new OfOperator(lists.one(id, null), disputes.of(id));
    }

    @GetMapping("/operator/orders")
    Page<OrderView> all(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return lists.all(status, Cursor.parse(cursor, 1), Page.limit(limit));
    }

    /**
     * @param disputes of its payment, the latest first
     */
    record OfOperator(OrderView order, List<Dispute> disputes) {}
}
