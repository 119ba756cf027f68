package dev.flywheel.orders.order;

import dev.flywheel.domain.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Orders whose payment is not decided, and who sees to them. Whoever takes one over has it until a time he names; then
 * others may, so a crash of his delays an order and never loses it.
 */
@Component
public class UnpaidOrders {

    private final JdbcClient jdbc;
    private final OrderJson json;

    UnpaidOrders(JdbcClient jdbc, OrderJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Takes over the oldest orders that nobody sees to any more. */
    @Transactional
    public List<Due> takeOver(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                UPDATE orders SET attempt_at = :until, maybe_paid = true WHERE id IN (
                    SELECT id FROM orders WHERE attempt_at <= :now ORDER BY attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id, payment_means, attempt_at, old.maybe_paid""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(this::due)
                .list();
    }

    /** The same for one order; none while somebody else sees to it, or when it is decided. */
    @Transactional
    public Optional<Due> takeOver(OrderId id, Instant now, Instant until) {
        return jdbc.sql("""
                UPDATE orders SET attempt_at = ?, maybe_paid = true WHERE id = ? AND (attempt_at <= ? OR next_action IS NOT NULL)
                RETURNING id, payment_means, attempt_at, old.maybe_paid""")
                .params(until.atOffset(ZoneOffset.UTC), id.value(), now.atOffset(ZoneOffset.UTC))
                .query(this::due)
                .optional();
    }

    /** Notes that no call about this order has reached finance, which only its present holder can know. */
    @Transactional
    public void notReached(Due due) {
        jdbc.sql("UPDATE orders SET maybe_paid = false WHERE id = ? AND attempt_at = ?")
                .params(due.order().value(), due.until().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Due due(ResultSet rs, int row) throws SQLException {
        return new Due(
                new OrderId(rs.getObject(1, UUID.class)),
                json.means(rs.getString(2)),
                rs.getObject(3, OffsetDateTime.class).toInstant(),
                rs.getBoolean(4));
    }

    /**
     * An order to see to.
     *
     * @param until when others may take it over
     * @param maybePaid true when a call that may have reached finance was made before
     */
    public record Due(OrderId order, Means means, Instant until, boolean maybePaid) {}
}
