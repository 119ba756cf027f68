package dev.flywheel.orders.promotion;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.OrderId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Counts the uses of promotions and codes: one statement for all of an order, rows in the order of their key. */
@Component
class Redemptions {

    /** Whose count is that of all accounts. */
    static final UUID EVERYONE = new UUID(0, 0);

    // The upsert locks the counts in the order of their key, so that two orders never wait for each other in a circle;
    // its condition is tested on the newest version of each row. What is not in 'counted' has reached a limit.
    private static final String REDEEM = """
            WITH given AS (
                SELECT g.*, p.uses, p.uses_per_account, p.budget, p.bearer,
                       b.uses AS code_uses, b.uses_per_account AS code_uses_per_account
                FROM unnest(:promotions, :codes, :amounts, :subsidies) AS g (promotion, code, amount, subsidised)
                JOIN promotion p ON p.id = g.promotion
                LEFT JOIN coupon c ON c.code = g.code LEFT JOIN coupon_batch b ON b.id = c.batch),
            wanted AS (
                SELECT promotion, '' AS code, :everyone::uuid AS account, uses AS most, amount, budget
                FROM given WHERE uses IS NOT NULL OR budget IS NOT NULL
                UNION ALL SELECT promotion, '', :account, uses_per_account, amount, NULL
                FROM given WHERE uses_per_account IS NOT NULL
                UNION ALL SELECT promotion, code, :everyone, code_uses, amount, NULL
                FROM given WHERE code_uses IS NOT NULL
                UNION ALL SELECT promotion, code, :account, code_uses_per_account, amount, NULL
                FROM given WHERE code_uses_per_account IS NOT NULL),
            counted AS (
                INSERT INTO promotion_count AS n (promotion, code, account, used, most, spent, budget)
                SELECT promotion, code, account, 1, most, amount, budget
                FROM wanted WHERE budget IS NULL OR amount <= budget ORDER BY promotion, code, account
                ON CONFLICT (promotion, code, account) DO UPDATE
                SET used = n.used + 1, most = excluded.most, spent = n.spent + excluded.spent, budget = excluded.budget
                WHERE (excluded.most IS NULL OR n.used < excluded.most)
                  AND (excluded.budget IS NULL OR n.spent + excluded.spent <= excluded.budget)
                RETURNING promotion, code, account),
            noted AS (
                INSERT INTO redemption (order_id, promotion, code, account, amount, by_marketplace, at)
                SELECT :order, promotion, code, :account, amount,
                       CASE bearer WHEN 'RETAIL' THEN amount ELSE subsidised END, :at FROM given)
            SELECT w.promotion, w.code FROM wanted w WHERE NOT EXISTS (
                SELECT FROM counted c WHERE c.promotion = w.promotion AND c.code = w.code AND c.account = w.account)""";

    // Exactly the counts that the order added to, since what is limited stays so and what is not never is.
    private static final String RELEASE = """
            WITH released AS (
                UPDATE redemption SET released_at = :at WHERE order_id = :order AND released_at IS NULL
                RETURNING promotion, code, account, amount),
            locked AS MATERIALIZED (
                SELECT n.promotion, n.code, n.account, r.amount FROM promotion_count n
                JOIN released r ON r.promotion = n.promotion AND n.code IN ('', r.code)
                 AND n.account IN (r.account, :everyone)
                ORDER BY n.promotion, n.code, n.account FOR UPDATE OF n)
            UPDATE promotion_count n SET used = n.used - 1, spent = n.spent - l.amount FROM locked l
            WHERE n.promotion = l.promotion AND n.code = l.code AND n.account = l.account""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Redemptions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The promotions and codes of which nothing is left; then the caller rolls back. */
    List<Exhausted> redeem(OrderId order, AccountId account, Discounts discounts) {
        List<Use> uses = uses(discounts);
        if (uses.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(REDEEM)
                .param("promotions", array("uuid", uses.stream().map(Use::promotion)))
                .param("codes", array("text", uses.stream().map(Use::code)))
                .param("amounts", array("int8", uses.stream().map(Use::amount)))
                .param("subsidies", array("int8", uses.stream().map(Use::subsidised)))
                .param("everyone", EVERYONE)
                .param("account", account.value())
                .param("order", order.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> exhausted(rs.getObject(1, UUID.class), uses))
                .list();
    }

    void release(OrderId order) {
        jdbc.sql(RELEASE)
                .param("order", order.value())
                .param("everyone", EVERYONE)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Exhausted exhausted(UUID promotion, List<Use> uses) {
        Use use = uses.stream()
                .filter(any -> any.promotion().equals(promotion))
                .findFirst()
                .orElseThrow();
        return new Exhausted(use.reason(), use.code().isEmpty() ? null : use.code());
    }

    /** One for each promotion: what it takes off in all. */
    private static List<Use> uses(Discounts discounts) {
        Map<UUID, Use> uses = new LinkedHashMap<>();
        Stream.concat(discounts.ofLines().stream(), discounts.ofDeliveries().stream())
                .flatMap(List::stream)
                .forEach(discount -> uses.merge(discount.promotion(), Use.of(discount), Use::plus));
        return List.copyOf(uses.values());
    }

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private record Use(UUID promotion, String code, String reason, long amount, long subsidised) {

        static Use of(Discount discount) {
            return new Use(
                    discount.promotion(),
                    Objects.requireNonNullElse(discount.code(), ""),
                    discount.reason(),
                    discount.amount().minor(),
                    discount.subsidised().minor());
        }

        Use plus(Use other) {
            return new Use(
                    promotion,
                    code,
                    reason,
                    Math.addExact(amount, other.amount),
                    Math.addExact(subsidised, other.subsidised));
        }
    }

    /**
     * What has reached a limit.
     *
     * @param reason how it was explained to the shopper
     * @param code null for a promotion without a coupon
     */
    record Exhausted(String reason, @Nullable String code) {}
}
