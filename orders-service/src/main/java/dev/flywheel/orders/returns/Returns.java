package dev.flywheel.orders.returns;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.delivery.TrackingStatus;
import dev.flywheel.orders.delivery.Transit;
import dev.flywheel.orders.order.AmountColumns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads returns: one row for each line, so that returns and their content are one statement. */
@Repository
class Returns {

    private static final String SELECT = """
            SELECT r.*, o.account, o.currency, o.payment, l.line, l.quantity, l.reason, l.written_off, l.replaced,
                b.carrier AS label_carrier, b.tracking_number AS label_number, b.status AS label_status, %s
            FROM (SELECT * FROM customer_return WHERE %%s) r
            JOIN orders o ON o.id = r.order_id JOIN customer_return_line l ON l.customer_return = r.id
            LEFT JOIN return_label b ON b.customer_return = r.id
            ORDER BY r.id DESC, l.line""".formatted(AmountColumns.named("l."));

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final JdbcClient jdbc;

    Returns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    CustomerReturn find(UUID id) {
        List<CustomerReturn> found = together(jdbc.sql(SELECT.formatted("id = ?"))
                .param(id)
                .query(Returns::row)
                .list());
        return found.isEmpty() ? null : found.getFirst();
    }

    /**
     * A return, which is money back with goods; others are not there.
     *
     * @param seller whose goods they must be; null for those who may see anybody's
     */
    CustomerReturn announced(UUID id, @Nullable SellerId seller) {
        CustomerReturn back = find(id);
        if (back == null || !back.isReturn() || (seller != null && !seller.equals(back.seller()))) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no return " + id);
        }
        return back;
    }

    /** A return whose goods are here; others have no refund yet. */
    CustomerReturn received(UUID id) {
        CustomerReturn back = find(id);
        if (back == null || !ReturnStatus.WITH_MONEY.contains(back.status())) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no refund " + id);
        }
        return back;
    }

    List<CustomerReturn> of(OrderId order) {
        return together(jdbc.sql(SELECT.formatted("order_id = ?"))
                .param(order.value())
                .query(Returns::row)
                .list());
    }

    /**
     * Newest first.
     *
     * @param seller whose goods; null for everybody's
     * @param kind null for all
     * @param statuses those that are shown
     */
    List<CustomerReturn> page(
            @Nullable SellerId seller,
            @Nullable RefundKind kind,
            Collection<ReturnStatus> statuses,
            @Nullable UUID before,
            int limit) {
        String where = """
                id < :before AND status IN (:statuses) AND (:seller::uuid IS NULL OR seller = :seller)
                    AND (:kind::text IS NULL OR kind = :kind) ORDER BY id DESC LIMIT :limit""";
        return together(jdbc.sql(SELECT.formatted(where))
                .param("before", before == null ? AFTER_ALL : before)
                .param("kind", kind == null ? null : kind.name())
                .param("statuses", statuses.stream().map(ReturnStatus::name).toList())
                .param("seller", seller == null ? null : seller.value())
                .param("limit", limit)
                .query(Returns::row)
                .list());
    }

    /**
     * Returns whose units were sent again by then and that are still to come back, newest first.
     *
     * @param seller whose goods; null for everybody's
     */
    List<CustomerReturn> overdue(@Nullable SellerId seller, Instant replaced, @Nullable UUID before, int limit) {
        String where = """
                status = 'REQUESTED' AND replaced_at <= :replaced AND id < :before
                    AND (:seller::uuid IS NULL OR seller = :seller) ORDER BY id DESC LIMIT :limit""";
        return together(jdbc.sql(SELECT.formatted(where))
                .param("replaced", replaced.atOffset(ZoneOffset.UTC))
                .param("before", before == null ? AFTER_ALL : before)
                .param("seller", seller == null ? null : seller.value())
                .param("limit", limit)
                .query(Returns::row)
                .list());
    }

    private static CustomerReturn row(ResultSet rs, int number) throws SQLException {
        Currency currency = Currency.getInstance(rs.getString("currency"));
        UUID seller = rs.getObject("seller", UUID.class);
        UUID payment = rs.getObject("payment", UUID.class);
        UUID cameWith = rs.getObject("came_with", UUID.class);
        String disposition = rs.getString("disposition");
        return new CustomerReturn(
                rs.getObject("id", UUID.class),
                RefundKind.valueOf(rs.getString("kind")),
                new OrderId(rs.getObject("order_id", UUID.class)),
                new AccountId(rs.getObject("account", UUID.class)),
                new ShipmentId(rs.getObject("shipment", UUID.class)),
                seller == null ? null : new SellerId(seller),
                ReturnStatus.valueOf(rs.getString("status")),
                disposition == null ? null : Disposition.valueOf(disposition),
                payment == null ? null : new PaymentId(payment),
                new Money(rs.getLong("amount"), currency),
                rs.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(rs, "received_at"),
                instant(rs, "refunded_at"),
                rs.getString("failure"),
                asking(rs, currency),
                label(rs),
                cameWith == null ? null : new ShipmentId(cameWith),
                instant(rs, "replaced_at"),
                List.of(new CustomerReturn.Line(
                        rs.getObject("line", UUID.class),
                        rs.getInt("quantity"),
                        rs.getString("reason"),
                        rs.getObject("written_off", Integer.class),
                        rs.getInt("replaced"),
                        AmountColumns.read(rs, "", currency))));
    }

    private static CustomerReturn.Asking asking(ResultSet rs, Currency currency) throws SQLException {
        Long asked = rs.getObject("asked", Long.class);
        return new CustomerReturn.Asking(
                rs.getInt("refusals"),
                instant(rs, "attempt_at"),
                rs.getString("settlement"),
                new Money(rs.getLong("bounced"), currency),
                asked == null ? null : new Money(asked, currency),
                instant(rs, "bounced_at"));
    }

    private static CustomerReturn.@Nullable Label label(ResultSet rs) throws SQLException {
        String carrier = rs.getString("label_carrier");
        return carrier == null
                ? null
                : new CustomerReturn.Label(
                        carrier,
                        rs.getString("label_number"),
                        Transit.of(TrackingStatus.valueOf(rs.getString("label_status"))));
    }

    private static List<CustomerReturn> together(List<CustomerReturn> rows) {
        Map<UUID, CustomerReturn> returns = new LinkedHashMap<>();
        rows.forEach(row -> returns.merge(row.id(), row, Returns::joined));
        return List.copyOf(returns.values());
    }

    private static CustomerReturn joined(CustomerReturn one, CustomerReturn more) {
        List<CustomerReturn.Line> lines = new ArrayList<>(one.lines());
        lines.addAll(more.lines());
        return one.with(lines);
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
