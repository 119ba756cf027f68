package dev.flywheel.orders.payment;

import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.order.Order;
import dev.flywheel.service.payment.Cashier;
import dev.flywheel.service.payment.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Authorised money that will not be taken. It is noted in the transaction that makes that clear and let go after it; a crash
 * or an absent finance in between is made up for by the job, since letting go twice changes nothing.
 */
@Component
public class Releases {

    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final Cashier cashier;
    private final Leases leases;

    Releases(JdbcClient jdbc, Cashier cashier, Leases leases) {
        this.jdbc = jdbc;
        this.cashier = cashier;
        this.leases = leases;
    }

    /** Notes, in the caller's transaction, that the rest of this payment is to be let go. */
    public void note(OrderId order, @Nullable PaymentId payment) {
        if (payment != null) {
            jdbc.sql(
                            "INSERT INTO payment_release (order_id, payment, attempt_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                    .params(order.value(), payment.value(), now())
                    .update();
        }
    }

    /** The same when nothing of the order follows any more and not all of it was taken. */
    public void noteIfNothingFollows(Order order) {
        boolean somethingCancelled =
                order.lines().stream().anyMatch(line -> line.progress().cancelled() > 0);
        if (somethingCancelled && !order.isAnythingToSend()) {
            note(order.id(), order.payment());
        }
    }

    /** Lets go of an order's money now, if that is due. Call it after the commit. */
    public void attempt(OrderId order) {
        take("order_id = ?", order.value()).forEach(this::release);
    }

    /** Lets go of all that is due; returns for how many orders that succeeded. */
    int attemptDue() {
        int released = 0;
        List<Due> due;
        do {
            int before = released;
            due = take(
                    "order_id IN (SELECT order_id FROM payment_release WHERE attempt_at <= ? LIMIT " + BATCH
                            + " FOR UPDATE SKIP LOCKED)",
                    now());
            released += due.stream().mapToInt(one -> release(one) ? 1 : 0).sum();
            if (released == before) {
                break;
            }
        } while (due.size() == BATCH);
        return released;
    }

    private List<Due> take(String which, Object value) {
        OffsetDateTime now = now();
        return jdbc.sql("UPDATE payment_release SET attempt_at = ? WHERE attempt_at <= ? AND " + which
                        + " RETURNING order_id, payment")
                .params(leases.until(now.toInstant()).atOffset(ZoneOffset.UTC), now, value)
                .query(Releases::due)
                .list();
    }

    private boolean release(Due due) {
        if (cashier.release(due.payment()) instanceof Told.NotYet) {
            return false;
        }
        jdbc.sql("UPDATE payment_release SET attempt_at = NULL, done_at = ? WHERE order_id = ?")
                .params(now(), due.order().value())
                .update();
        return true;
    }

    private OffsetDateTime now() {
        return leases.now().atOffset(ZoneOffset.UTC);
    }

    private static Due due(ResultSet rs, int row) throws SQLException {
        return new Due(new OrderId(rs.getObject(1, UUID.class)), new PaymentId(rs.getObject(2, UUID.class)));
    }

    private record Due(OrderId order, PaymentId payment) {}
}
