package dev.flywheel.orders.dispute;

import dev.flywheel.contracts.finance.DisputeChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.service.feed.FeedSubscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows which orders' payments are disputed, from what finance told. */
@Configuration(proxyBeanMethods = false)
public class Disputes {

    private static final String OF_ORDER = "order:";

    private final JdbcClient jdbc;

    Disputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription disputesOfFinance() {
        return FeedSubscription.to("finance")
                .onEach(DisputeChanged.class, this::changed)
                .resetBy(() -> jdbc.sql("DELETE FROM payment_dispute").update());
    }

    /** Disputes of an order's payment, the latest first. */
    public List<Dispute> of(OrderId order) {
        return jdbc.sql("SELECT * FROM payment_dispute WHERE order_id = ? ORDER BY changed_at DESC, dispute")
                .param(order.value())
                .query(Disputes::dispute)
                .list();
    }

    /** Refuses while a bank may still take the money away, so that it does not go back twice. */
    public void refuseWhileOpen(OrderId order) {
        of(order).stream().filter(Dispute::isOpen).findFirst().ifPresent(open -> {
            throw new ProblemException(
                    OrdersError.PAYMENT_DISPUTED,
                    "the payment of order " + order + " is disputed (" + open.amount() + ", " + open.reason()
                            + "); nothing is given back until that is decided");
        });
    }

    void changed(DisputeChanged told) {
        if (!told.reference().startsWith(OF_ORDER)) {
            return;
        }
        jdbc.sql("""
                INSERT INTO payment_dispute (dispute, order_id, status, amount, currency, reason, evidence_due_by, changed_at)
                VALUES (:dispute, :order, :status, :amount, :currency, :reason, :due, :at)
                ON CONFLICT (dispute) DO UPDATE SET status = excluded.status, amount = excluded.amount,
                    evidence_due_by = excluded.evidence_due_by, changed_at = excluded.changed_at""")
                .param("dispute", told.dispute())
                .param("order", UUID.fromString(told.reference().substring(OF_ORDER.length())))
                .param("status", told.status().name())
                .param("amount", told.amount().minor())
                .param("currency", told.amount().currency().getCurrencyCode())
                .param("reason", told.reason())
                .param("due", time(told.evidenceDueBy()))
                .param("at", time(told.changedAt()))
                .update();
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("evidence_due_by", OffsetDateTime.class);
        return new Dispute(
                row.getObject("dispute", UUID.class),
                DisputeChanged.Status.valueOf(row.getString("status")),
                new Money(row.getLong("amount"), Currency.getInstance(row.getString("currency"))),
                row.getString("reason"),
                due == null ? null : due.toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
