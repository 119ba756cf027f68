package dev.flywheel.orders.checkout;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What a shopper bought before, as far as it matters to what he buys now. */
@Repository
class Buyers {

    // A row for each product that is limited, and one row when none is. The versions come along, since they are asked
    // for at the same moment, and a round trip costs more than they do. What is asked for stands apart, so that one
    // plan
    // serves every shopper: one for just this one took longer to make than all the rest.
    private static final String LOOK = """
            WITH asked AS MATERIALIZED (
                SELECT :account::uuid AS account, :products::uuid[] AS products, :now::timestamptz AS now)
            SELECT NOT EXISTS (SELECT FROM orders WHERE account = asked.account AND status <> 'CANCELLED') AS first_order,
                   (SELECT membership FROM prime_membership WHERE account = asked.account AND benefits_until > asked.now
                    ORDER BY benefits_until DESC LIMIT 1) AS prime,
                   (SELECT version FROM delivery_version) AS delivery_version,
                   (SELECT version FROM tax_version) AS tax_version,
                   p.product, p.per_order, p.per_customer, p.days, b.bought
            FROM asked LEFT JOIN purchase_limit p ON p.product = ANY (asked.products)
            LEFT JOIN LATERAL (
                SELECT coalesce(sum(l.quantity - l.cancelled), 0)::int AS bought
                FROM orders o JOIN order_line l ON l.order_id = o.id
                WHERE o.account = asked.account AND l.product = p.product
                  AND o.created_at > asked.now - make_interval(days => p.days)) b ON p.per_customer IS NOT NULL""";

    private final JdbcClient jdbc;

    Buyers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Look look(AccountId account, Collection<ProductId> products, Instant now) {
        List<Row> rows = jdbc.sql(LOOK)
                .param("account", account.value())
                .param(
                        "products",
                        new SqlArrayValue(
                                "uuid", products.stream().map(ProductId::value).toArray()))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Buyers::row)
                .list();
        Row first = rows.getFirst();
        return new Look(new Buyer(first.first, first.prime, limits(rows)), first.delivery, first.tax);
    }

    private static List<Limit> limits(List<Row> rows) {
        List<Limit> limits = new ArrayList<>();
        for (Row row : rows) {
            if (row.limit != null) {
                limits.add(row.limit);
            }
        }
        return limits;
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        UUID product = rs.getObject("product", UUID.class);
        Limit limit = product == null
                ? null
                : new Limit(
                        new ProductId(product),
                        rs.getObject("per_order", Integer.class),
                        rs.getObject("per_customer", Integer.class),
                        rs.getInt("days"),
                        rs.getInt("bought"));
        UUID prime = rs.getObject("prime", UUID.class);
        return new Row(
                rs.getBoolean("first_order"),
                prime == null ? null : new MembershipId(prime),
                rs.getLong("delivery_version"),
                rs.getLong("tax_version"),
                limit);
    }

    private record Row(
            boolean first,
            @Nullable MembershipId prime,
            long delivery,
            long tax,
            @Nullable Limit limit) {}

    /**
     * The shopper, and whether what is kept in memory still holds.
     *
     * @param deliveryVersion of the tables of {@code delivery}
     * @param taxVersion of those of {@code tax}
     */
    record Look(Buyer buyer, long deliveryVersion, long taxVersion) {}

    /**
     * A shopper.
     *
     * @param firstOrder true when he has bought nothing yet
     * @param prime his Prime membership; null without one
     * @param limits on what is in the basket
     */
    record Buyer(boolean firstOrder, @Nullable MembershipId prime, List<Limit> limits) {}

    /**
     * How many units of a product are sold to him.
     *
     * @param bought by him within so many days
     */
    record Limit(
            ProductId product,
            @Nullable Integer perOrder,
            @Nullable Integer perCustomer,
            int days,
            int bought) {}
}
