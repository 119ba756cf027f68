package dev.flywheel.orders.order;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Writes what becomes of orders. Every status change names the status it starts from: compare and set. */
@Repository
class OrderChanges {

    private static final String LINES =
            """
            UPDATE order_line l SET open = l.open + c.open, packed = l.packed + c.packed, shipped = l.shipped + c.shipped,
                delivered = l.delivered + c.delivered, cancelled = l.cancelled + c.cancelled,
                returned = l.returned + c.returned, %s
            FROM unnest(:lines, :open, :packed, :shipped, :delivered, :cancelled, :returned, %s)
                 AS c (line, open, packed, shipped, delivered, cancelled, returned, %s)
            WHERE l.order_id = :order AND l.id = c.line""".formatted(AmountColumns.added("open_", "l", "c"), AmountColumns.parameters(), AmountColumns.named(""));

    private final JdbcClient jdbc;

    OrderChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean place(OrderId id, @Nullable PaymentId payment, Instant at) {
        return jdbc.sql("""
                UPDATE orders SET status = 'PLACED', payment = ?, placed_at = ?, payment_means = NULL, next_action = NULL,
                    attempt_at = NULL
                WHERE id = ? AND status = 'PENDING_PAYMENT'""")
                        .param(payment == null ? null : payment.value())
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(id.value())
                        .update()
                == 1;
    }

    /** Cancels an unpaid order. */
    boolean abandon(OrderId id, String reason) {
        return jdbc.sql("""
                UPDATE orders SET status = 'CANCELLED', cancel_reason = ?, payment_means = NULL, next_action = NULL,
                    attempt_at = NULL
                WHERE id = ? AND status = 'PENDING_PAYMENT'""").params(reason, id.value()).update() == 1;
    }

    /** The same, unless a call that may have reached finance was made for it. */
    boolean giveUp(OrderId id, String reason) {
        return jdbc.sql("""
                UPDATE orders SET status = 'CANCELLED', cancel_reason = ?, payment_means = NULL, next_action = NULL,
                    attempt_at = NULL
                WHERE id = ? AND status = 'PENDING_PAYMENT' AND NOT maybe_paid""").params(reason, id.value()).update() == 1;
    }

    /** The shopper has a further step to do; a job looks how that went from then on. */
    boolean await(OrderId id, PaymentId payment, String action, Instant lookAgain) {
        return jdbc.sql("""
                UPDATE orders SET payment = ?, next_action = ?::jsonb, attempt_at = ?
                WHERE id = ? AND status = 'PENDING_PAYMENT'""")
                        .params(payment.value(), action, lookAgain.atOffset(ZoneOffset.UTC), id.value())
                        .update()
                == 1;
    }

    boolean become(OrderId id, OrderStatus from, OrderStatus to) {
        return jdbc.sql("UPDATE orders SET status = ? WHERE id = ? AND status = ?")
                        .params(to.name(), id.value(), from.name())
                        .update()
                == 1;
    }

    /** Applies the changes to the lines; the table's checks refuse what cannot be. */
    int apply(OrderId id, List<LineChange> changes) {
        JdbcClient.StatementSpec statement = jdbc.sql(LINES)
                .param("order", id.value())
                .param(
                        "lines",
                        new SqlArrayValue(
                                "uuid", changes.stream().map(LineChange::line).toArray()))
                .param("open", units(changes, Progress::open))
                .param("packed", units(changes, Progress::packed))
                .param("shipped", units(changes, Progress::shipped))
                .param("delivered", units(changes, Progress::delivered))
                .param("cancelled", units(changes, Progress::cancelled))
                .param("returned", units(changes, Progress::returned));
        return AmountColumns.bind(
                        statement, changes.stream().map(LineChange::open).toList())
                .update();
    }

    private static SqlArrayValue units(List<LineChange> changes, ToIntFunction<Progress> count) {
        return new SqlArrayValue(
                "int4",
                changes.stream()
                        .map(change -> count.applyAsInt(change.progress()))
                        .toArray());
    }
}
