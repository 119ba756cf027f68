package dev.flywheel.orders.audit;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.orders.order.OrderBook;
import dev.flywheel.orders.order.OrderLists;
import dev.flywheel.orders.order.OrderView;
import dev.flywheel.orders.order.Readers;
import dev.flywheel.service.security.Caller;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail for operators, and what happened to an order for its owner. */
@RestController
class AuditController {

    private static final int MOST_OF_ORDER = 1_000;

    private final Trail trail;
    private final OrderLists lists;
    private final OrderBook book;
    private final JdbcClient jdbc;

    AuditController(Trail trail, OrderLists lists, OrderBook book, JdbcClient jdbc) {
        this.trail = trail;
        this.lists = lists;
        this.book = book;
        this.jdbc = jdbc;
    }

    /** Newest first. */
    @GetMapping("/operator/audit")
    Page<Trail.Entry> all(
            @RequestParam(required = false) @Nullable @Size(max = 300) String subject,
            @RequestParam(required = false) @Nullable @Size(max = 100) String actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Cursor after = Cursor.parse(cursor, 1);
        int most = Page.limit(limit);
        List<Trail.Entry> found =
                trail.page(new Trail.Filter(subject, actor, from, to), after == null ? null : after.uuid(0), most + 1);
        return Page.of(found, most, entry -> Cursor.of(entry.auditId()));
    }

    /** Oldest first. Of others who acted it says the role, not the name. */
    @GetMapping("/orders/{id}/history")
    History ofOrder(Caller caller, @PathVariable OrderId id) {
        AccountId owner = Readers.owner(caller);
        OrderView order = lists.one(id, owner);
        AccountId shopper = book.get(id, owner).account();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(order.createdAt(), "ordered", "order:" + id, By.SHOPPER));
        add(steps, order.placedAt(), "placed", "order:" + id);
        for (OrderView.Parcel parcel : order.shipments()) {
            add(steps, parcel.dispatchedAt(), "dispatched", "shipment:" + parcel.shipmentId());
            add(steps, parcel.deliveredAt(), "delivered", "shipment:" + parcel.shipmentId());
        }
        trail.of(subjects(order), MOST_OF_ORDER)
                .forEach(entry ->
                        steps.add(new Step(entry.at(), entry.action(), entry.subject(), By.of(entry, shopper))));
        steps.sort(Comparator.comparing(Step::at));
        return new History(steps);
    }

    private List<String> subjects(OrderView order) {
        List<String> subjects = new ArrayList<>();
        subjects.add("order:" + order.orderId());
        order.shipments().forEach(parcel -> subjects.add("shipment:" + parcel.shipmentId()));
        jdbc.sql("SELECT id FROM customer_return WHERE order_id = ?")
                .param(order.orderId().value())
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list()
                .forEach(id -> {
                    subjects.add("return:" + id);
                    subjects.add("refund:" + id);
                });
        return subjects;
    }

    private static void add(List<Step> steps, @Nullable Instant at, String what, String subject) {
        if (at != null) {
            steps.add(new Step(at, what, subject, By.SYSTEM));
        }
    }

    /** Who acted. */
    enum By {
        SHOPPER,
        SELLER,
        OPERATOR,
        SYSTEM;

        static By of(Trail.Entry entry, AccountId shopper) {
            if (entry.actor().equals(shopper.toString())) {
                return SHOPPER;
            }
            if (entry.roles().contains("OPERATOR")) {
                return OPERATOR;
            }
            return entry.roles().contains("SELLER") ? SELLER : SYSTEM;
        }
    }

    record History(List<Step> items) {}

    /**
     * @param what a state that was reached, or the call that was made
     */
    record Step(Instant at, String what, String subject, By by) {}
}
