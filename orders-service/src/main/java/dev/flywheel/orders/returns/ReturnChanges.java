package dev.flywheel.orders.returns;

import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.Leases;
import dev.flywheel.orders.order.AmountColumns;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Writes what becomes of returns; every change names the status it starts from. */
@Repository
class ReturnChanges {

    private static final String INSERT = """
            WITH back AS (
                INSERT INTO customer_return (id, kind, order_id, shipment, came_with, seller, status, amount, requested_at,
                    received_at, attempt_at)
                VALUES (:id, :kind, :order, :shipment, nullif(:parcel::uuid, :shipment), :seller, :status, :amount, :at, :received, :attempt))
            INSERT INTO customer_return_line (customer_return, line, quantity, reason, %s)
            SELECT :id, * FROM unnest(:lines, :quantities, :reasons, %s)""".formatted(AmountColumns.named(""), AmountColumns.parameters());

    private static final String REPLACE =
            """
            WITH back AS (
                UPDATE customer_return SET amount = amount - :amount, replaced_at = coalesce(replaced_at, :at)
                WHERE id = :id AND status = 'REQUESTED')
            UPDATE customer_return_line l SET replaced = l.replaced + c.units, %s
            FROM unnest(:lines, :units, %s) AS c (line, units, %s)
            WHERE l.customer_return = :id AND l.line = c.line""".formatted(AmountColumns.added("", "l", "c"), AmountColumns.parameters(), AmountColumns.named(""));

    private final JdbcClient jdbc;

    ReturnChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a new return of units of one parcel; its id. */
    UUID insert(OrderId order, List<ReturnSelection.Chosen> units, Instant at) {
        List<Kept> kept = units.stream().map(ReturnSelection.Chosen::units).toList();
        return insert(
                kept,
                order,
                statement -> statement
                        .param("kind", RefundKind.RETURN.name())
                        .param("status", ReturnStatus.REQUESTED.name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("received", null)
                        .param("attempt", null)
                        .param("reasons", column("text", units, ReturnSelection.Chosen::reason)));
    }

    /** Writes money of one parcel that goes back without goods; whoever calls sees to it until the lease ends. */
    UUID insert(OrderId order, Gift gift, Leases leases) {
        Instant now = leases.now();
        return insert(
                gift.money(),
                order,
                statement -> statement
                        .param("kind", gift.kind().name())
                        .param("status", ReturnStatus.REFUNDING.name())
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("received", now.atOffset(ZoneOffset.UTC))
                        .param("attempt", leases.until(now).atOffset(ZoneOffset.UTC))
                        .param("reasons", column("text", gift.money(), one -> gift.reason())));
    }

    private UUID insert(List<Kept> parts, OrderId order, UnaryOperator<JdbcClient.StatementSpec> what) {
        UUID id = Ids.next();
        SellerId seller = parts.getFirst().seller();
        List<Amounts> amounts = parts.stream().map(Kept::amounts).toList();
        JdbcClient.StatementSpec statement = what.apply(jdbc.sql(INSERT))
                .param("id", id)
                .param("order", order.value())
                .param("shipment", parts.getFirst().shipment().value())
                .param("parcel", parts.getFirst().parcel().value())
                .param("seller", seller == null ? null : seller.value())
                .param(
                        "amount",
                        amounts.stream().mapToLong(one -> one.charged().minor()).sum())
                .param("lines", column("uuid", parts, Kept::line))
                .param("quantities", column("int4", parts, Kept::units));
        AmountColumns.bind(statement, amounts).update();
        return id;
    }

    /** Units are sent again, and what was to be given back for them is not. */
    void replace(CustomerReturn back, List<ReplacementSelection.Chosen> units, Instant at) {
        JdbcClient.StatementSpec statement = jdbc.sql(REPLACE)
                .param("id", back.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param(
                        "amount",
                        units.stream()
                                .mapToLong(one -> one.amounts().charged().minor())
                                .sum())
                .param("lines", column("uuid", units, one -> one.line().line()))
                .param("units", column("int4", units, ReplacementSelection.Chosen::units));
        int changed = AmountColumns.bind(
                        statement,
                        units.stream().map(one -> one.amounts().negate()).toList())
                .update();
        if (changed != units.size()) {
            throw new IllegalStateException("return " + back.id() + " has not all of the lines to replace: " + units);
        }
    }

    /** The goods are here: their refund begins, or nothing is left to give back. */
    boolean receive(CustomerReturn back, Inspection inspection, Instant at, Instant attemptAt) {
        boolean refunds = !back.isReplaced();
        List<CustomerReturn.Line> lines = back.lines();
        jdbc.sql("""
                UPDATE customer_return_line l SET written_off = seen.units
                FROM unnest(:lines, :units) AS seen (line, units)
                WHERE l.customer_return = :id AND l.line = seen.line""")
                .param("id", back.id())
                .param("lines", column("uuid", lines, CustomerReturn.Line::line))
                .param("units", column("int4", lines, inspection::writtenOff))
                .update();
        return jdbc.sql("""
                UPDATE customer_return SET status = ?, disposition = ?, received_at = ?, attempt_at = ?
                WHERE id = ? AND status = 'REQUESTED'""")
                        .param((refunds ? ReturnStatus.REFUNDING : ReturnStatus.REPLACED).name())
                        .param(inspection.disposition().name())
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(refunds ? attemptAt.atOffset(ZoneOffset.UTC) : null)
                        .param(back.id())
                        .update()
                == 1;
    }

    boolean withdraw(UUID id) {
        return jdbc.sql("UPDATE customer_return SET status = 'WITHDRAWN' WHERE id = ? AND status = 'REQUESTED'")
                        .param(id)
                        .update()
                == 1;
    }

    /**
     * The present try came through. The answer to an earlier try, which came late, changes nothing. What bounced while this
     * try was under way is still to be paid.
     */
    boolean refund(CustomerReturn back, Instant at) {
        return jdbc.sql("""
                UPDATE customer_return SET attempt_at = NULL, asked = NULL, bounced = bounced - coalesce(asked, 0),
                    status = CASE WHEN bounced > coalesce(asked, 0) THEN 'REFUND_FAILED' ELSE 'REFUNDED' END,
                    refusals = CASE WHEN bounced > coalesce(asked, 0) THEN refusals + 1 ELSE refusals END,
                    refunded_at = CASE WHEN bounced > coalesce(asked, 0) THEN NULL ELSE ?::timestamptz END
                WHERE id = ? AND status = 'REFUNDING' AND refusals = ?""")
                        .params(
                                at.atOffset(ZoneOffset.UTC),
                                back.id(),
                                back.asking().refusals())
                        .update()
                == 1;
    }

    /** The present try was refused. */
    void fail(CustomerReturn back, String failure) {
        jdbc.sql("""
                UPDATE customer_return SET status = 'REFUND_FAILED', failure = ?, attempt_at = NULL, asked = NULL,
                    refusals = refusals + 1
                WHERE id = ? AND status = 'REFUNDING' AND refusals = ?""").params(failure, back.id(), back.asking().refusals()).update();
    }

    /**
     * Money that had gone back is owed again. A try that is under way goes on with what it asks for; what had been paid waits
     * for an operator, and has used its key up.
     */
    void bounce(BouncedRefunds.Bounce bounce) {
        jdbc.sql("""
                UPDATE customer_return SET bounced = bounced + ?, bounced_at = ?, failure = ?, refunded_at = NULL,
                    status = CASE status WHEN 'REFUNDED' THEN 'REFUND_FAILED' ELSE status END,
                    refusals = CASE status WHEN 'REFUNDED' THEN refusals + 1 ELSE refusals END
                WHERE id = ? AND status IN ('REFUNDING', 'REFUNDED', 'REFUND_FAILED')""")
                .params(bounce.amount().minor(), bounce.at().atOffset(ZoneOffset.UTC), bounce.reason(), bounce.refund())
                .update();
    }

    /** A refund that failed is tried again, as far as it is owed; its caller sees to it until then. */
    boolean retry(UUID id, Instant attemptAt) {
        return jdbc.sql("""
                UPDATE customer_return SET status = 'REFUNDING', attempt_at = ?, unanswered = 0, asked = nullif(bounced, 0)
                WHERE id = ? AND status = 'REFUND_FAILED'""").params(attemptAt.atOffset(ZoneOffset.UTC), id).update() == 1;
    }

    /** A refund that failed was paid otherwise, as far as it was owed. */
    boolean settle(UUID id, String how, Instant at) {
        return jdbc.sql("""
                UPDATE customer_return SET status = 'REFUNDED', refunded_at = ?, settlement = concat_ws('; ', settlement, ?::text),
                    bounced = 0
                WHERE id = ? AND status = 'REFUND_FAILED'""").params(at.atOffset(ZoneOffset.UTC), how, id).update() == 1;
    }

    /**
     * Takes over refunds that nobody sees to any more. Others may after a pause that doubles with every call that had no
     * answer, up to an hour.
     *
     * @param first the first pause
     */
    List<UUID> takeOver(Instant now, Duration first, int limit) {
        return jdbc.sql("""
                UPDATE customer_return SET unanswered = unanswered + 1,
                    attempt_at = :now::timestamptz + least(interval '1 hour',
                        make_interval(secs => :pause) * power(2, least(unanswered, 20)))
                WHERE id IN (
                    SELECT id FROM customer_return WHERE attempt_at <= :now
                    ORDER BY attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING id""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("pause", first.toSeconds())
                .param("limit", limit)
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .list();
    }

    private static <T> SqlArrayValue column(String type, List<T> rows, Function<T, @Nullable Object> value) {
        return new SqlArrayValue(type, rows.stream().map(value).toArray());
    }

    /** Money of one parcel, by line, that is given back without goods. */
    record Gift(RefundKind kind, String reason, List<Kept> money) {}
}
