package dev.flywheel.seller.settlement;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.seller.balance.EntryKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Reads a seller's settlements; one that is open shows what it holds so far. */
@Repository
@Transactional(readOnly = true)
class SettlementViews {

    private static final String SELECT = """
            SELECT settlement.id, settlement.currency, period_start, period_end, status, closed_at, paid_at,
                   coalesce(settlement.opening, so_far.opening, 0) AS opening,
                   coalesce(settlement.sales, so_far.sales, 0) AS sales,
                   coalesce(settlement.refunds, so_far.refunds, 0) AS refunds,
                   coalesce(settlement.fees, so_far.fees, 0) AS fees
            FROM settlement LEFT JOIN LATERAL (
                SELECT sum(minor) FILTER (WHERE kind = 'CARRIED_IN') AS opening,
                       sum(minor) FILTER (WHERE kind IN ('SALE', 'SALE_SHIPPING')) AS sales,
                       sum(minor) FILTER (WHERE kind IN ('REFUND', 'REFUND_SHIPPING')) AS refunds,
                       sum(minor) FILTER (WHERE kind IN ('REFERRAL_FEE', 'CLOSING_FEE', 'REFERRAL_FEE_REFUND',
                           'CLOSING_FEE_REFUND', 'REFUND_ADMINISTRATION_FEE')) AS fees
                FROM balance_entry WHERE balance_entry.settlement = settlement.id
            ) AS so_far ON settlement.status = 'OPEN'
            WHERE settlement.seller = :seller\s""";

    private static final String LINES = """
            SELECT id, kind, currency, minor, posted_at, order_id, shipment, order_line, refund, sku, quantity, reason
            FROM balance_entry WHERE settlement = :settlement AND id > :after::uuid ORDER BY id LIMIT :limit""";

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);
    private static final int REPORT_PAGE = 1_000;

    private final JdbcClient jdbc;

    SettlementViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    Page<SettlementView> list(SellerId seller, @Nullable String cursor, int limit) {
        Cursor before = Cursor.parse(cursor, 1);
        List<SettlementView> rows = jdbc.sql(
                        SELECT + "AND settlement.id < :before::uuid ORDER BY settlement.id DESC LIMIT :limit")
                .param("seller", seller.value())
                .param("before", before == null ? LAST : before.uuid(0))
                .param("limit", limit + 1)
                .query(SettlementViews::view)
                .list();
        return Page.of(rows, limit, view -> Cursor.of(view.id()));
    }

    /** Another seller's settlement is as unknown as one that does not exist. */
    SettlementView read(SellerId seller, UUID id) {
        return jdbc.sql(SELECT + "AND settlement.id = :id")
                .param("seller", seller.value())
                .param("id", id)
                .query(SettlementViews::view)
                .optional()
                .orElseThrow(() -> new ProblemException(CommonError.NOT_FOUND, "you have no settlement " + id));
    }

    /** Oldest first. */
    Page<SettlementLine> lines(UUID settlement, @Nullable String cursor, int limit) {
        Cursor after = Cursor.parse(cursor, 1);
        List<SettlementLine> rows = page(settlement, after == null ? FIRST : after.uuid(0), limit + 1);
        return Page.of(rows, limit, line -> Cursor.of(line.id()));
    }

    /** Hands out every line, oldest first, without holding them all. */
    void eachLine(UUID settlement, Consumer<SettlementLine> reader) {
        List<SettlementLine> page = page(settlement, FIRST, REPORT_PAGE);
        while (!page.isEmpty()) {
            page.forEach(reader);
            page = page.size() < REPORT_PAGE
                    ? List.of()
                    : page(settlement, page.getLast().id(), REPORT_PAGE);
        }
    }

    private List<SettlementLine> page(UUID settlement, UUID after, int limit) {
        return jdbc.sql(LINES)
                .param("settlement", settlement)
                .param("after", after)
                .param("limit", limit)
                .query(SettlementViews::line)
                .list();
    }

    private static SettlementView view(ResultSet row, int number) throws SQLException {
        Currency currency = Money.currency(row.getString("currency"));
        Money opening = new Money(row.getLong("opening"), currency);
        Money sales = new Money(row.getLong("sales"), currency);
        Money refunds = new Money(row.getLong("refunds"), currency);
        Money fees = new Money(row.getLong("fees"), currency);
        Money net = opening.plus(sales).plus(refunds).plus(fees);
        SettlementStatus status = SettlementStatus.valueOf(row.getString("status"));
        return new SettlementView(
                row.getObject("id", UUID.class),
                row.getObject("period_start", LocalDate.class),
                row.getObject("period_end", LocalDate.class),
                status,
                currency.getCurrencyCode(),
                opening,
                sales,
                refunds,
                fees,
                net,
                status == SettlementStatus.PAID ? net : Money.zero(currency),
                instant(row.getTimestamp("closed_at")),
                instant(row.getTimestamp("paid_at")));
    }

    private static SettlementLine line(ResultSet row, int number) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        UUID shipment = row.getObject("shipment", UUID.class);
        return new SettlementLine(
                row.getObject("id", UUID.class),
                EntryKind.valueOf(row.getString("kind")),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))),
                row.getTimestamp("posted_at").toInstant(),
                row.getString("reason"),
                order == null ? null : new OrderId(order),
                shipment == null ? null : new ShipmentId(shipment),
                row.getObject("order_line", UUID.class),
                row.getObject("refund", UUID.class),
                row.getString("sku"),
                row.getObject("quantity", Integer.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
