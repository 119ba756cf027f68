package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Cursor;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a promotion took off, and at whose cost. */
@Component
class RedemptionReport {

    private final JdbcClient jdbc;

    RedemptionReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Report of(PromotionView promotion, @Nullable Cursor after, int limit) {
        Currency currency = promotion.terms().currency();
        List<Redemption> rows = jdbc.sql("""
                        SELECT * FROM redemption
                        WHERE promotion = :promotion AND (:before::uuid IS NULL OR order_id < :before)
                        ORDER BY order_id DESC LIMIT :limit""")
                .param("promotion", promotion.promotionId())
                .param("before", after == null ? null : after.uuid(0))
                .param("limit", limit + 1)
                .query((rs, row) -> redemption(rs, currency))
                .list();
        Page<Redemption> page = Page.of(rows, limit, row -> Cursor.of(row.orderId()));
        return new Report(totals(promotion.promotionId(), currency), page.items(), page.next());
    }

    private Totals totals(UUID promotion, Currency currency) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE released_at IS NULL) AS uses,
                               count(DISTINCT account) FILTER (WHERE released_at IS NULL) AS customers,
                               count(released_at) AS released,
                               coalesce(sum(amount) FILTER (WHERE released_at IS NULL), 0) AS amount,
                               coalesce(sum(by_marketplace) FILTER (WHERE released_at IS NULL), 0) AS by_marketplace
                        FROM redemption WHERE promotion = ?""")
                .param(promotion)
                .query((rs, row) -> new Totals(
                        rs.getLong("uses"),
                        rs.getLong("customers"),
                        rs.getLong("released"),
                        new Money(rs.getLong("amount"), currency),
                        new Money(rs.getLong("by_marketplace"), currency),
                        new Money(rs.getLong("amount") - rs.getLong("by_marketplace"), currency)))
                .single();
    }

    private static Redemption redemption(ResultSet rs, Currency currency) throws SQLException {
        String code = rs.getString("code");
        OffsetDateTime released = rs.getObject("released_at", OffsetDateTime.class);
        return new Redemption(
                new OrderId(rs.getObject("order_id", UUID.class)),
                new AccountId(rs.getObject("account", UUID.class)),
                code.isEmpty() ? null : code,
                new Money(rs.getLong("amount"), currency),
                new Money(rs.getLong("by_marketplace"), currency),
                new Money(rs.getLong("amount") - rs.getLong("by_marketplace"), currency),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                released == null ? null : released.toInstant());
    }

    /**
     * @param items newest first, those that were released as well
     */
    record Report(
            Totals totals, List<Redemption> items, @Nullable String next) {}

    /**
     * Of all orders that did not come to nothing.
     *
     * @param uses orders
     * @param customers different ones
     * @param released orders that came to nothing, which the rest does not count
     */
    record Totals(long uses, long customers, long released, Money amount, Money byMarketplace, Money bySellers) {}

    /**
     * One order's use.
     *
     * @param releasedAt when the order came to nothing; null while it stands
     */
    record Redemption(
            OrderId orderId,
            AccountId accountId,
            @Nullable String code,
            Money amount,
            Money byMarketplace,
            Money bySellers,
            Instant at,
            @Nullable Instant releasedAt) {}
}
