package dev.flywheel.orders.returns;

import dev.flywheel.contracts.finance.RefundBounced;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.service.feed.FeedSubscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refunds that bounced, as finance tells: noted when they are heard of, and taken into account when their order's turn comes.
 * They are not read again from the beginning, since what came of one is not forgotten.
 */
@Configuration(proxyBeanMethods = false)
class BouncedRefunds {

    private static final String OF_ORDER = "order:";

    private final JdbcClient jdbc;

    BouncedRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription bouncesOfFinance() {
        return FeedSubscription.to("finance").named("bounces").onEach(RefundBounced.class, this::heard);
    }

    /** Others ask finance for refunds, too, and see to theirs. */
    private void heard(RefundBounced told) {
        if (told.reference().startsWith(OF_ORDER)) {
            CustomerReturn.ofRefundKey(told.key()).ifPresent(refund -> note(refund, told));
        }
    }

    private void note(UUID refund, RefundBounced told) {
        jdbc.sql("""
                INSERT INTO refund_bounce (bounce, customer_return, key, amount, reason, bounced_at)
                SELECT :bounce, id, :key, :amount, :reason, :at FROM customer_return WHERE id = :refund AND order_id = :order
                ON CONFLICT (bounce) DO NOTHING""")
                .param("bounce", told.bounce())
                .param("key", told.key())
                .param("amount", told.amount().minor())
                .param("reason", told.reason())
                .param("at", told.bouncedAt().atOffset(ZoneOffset.UTC))
                .param("refund", refund)
                .param("order", UUID.fromString(told.reference().substring(OF_ORDER.length())))
                .update();
    }

    /** Those that were not taken into account yet, the oldest first. */
    List<Bounce> waiting(int limit) {
        return jdbc.sql("""
                SELECT b.*, r.order_id, o.currency FROM refund_bounce b JOIN customer_return r ON r.id = b.customer_return
                JOIN orders o ON o.id = r.order_id
                WHERE b.taken_at IS NULL ORDER BY b.bounced_at, b.bounce LIMIT ?""").param(limit).query(BouncedRefunds::bounce).list();
    }

    /** False when another took it into account. */
    boolean take(Bounce bounce, Instant now) {
        return jdbc.sql("UPDATE refund_bounce SET taken_at = ? WHERE bounce = ? AND taken_at IS NULL")
                        .params(now.atOffset(ZoneOffset.UTC), bounce.id())
                        .update()
                == 1;
    }

    private static Bounce bounce(ResultSet rs, int number) throws SQLException {
        return new Bounce(
                rs.getObject("bounce", UUID.class),
                rs.getObject("customer_return", UUID.class),
                new OrderId(rs.getObject("order_id", UUID.class)),
                rs.getString("key"),
                new Money(rs.getLong("amount"), Currency.getInstance(rs.getString("currency"))),
                rs.getString("reason"),
                rs.getObject("bounced_at", OffsetDateTime.class).toInstant());
    }

    /**
     * Money of a refund that had gone back and came back.
     *
     * @param key of the try that had paid it
     * @param reason the provider's word
     */
    record Bounce(UUID id, UUID refund, OrderId order, String key, Money amount, String reason, Instant at) {}
}
