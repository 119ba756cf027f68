package dev.flywheel.finance.bounce;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.payment.BouncedRefunds.Paid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code refund_bounce}. */
@Repository
class Bounces {

    private final JdbcClient jdbc;

    Bounces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it is known already; waits for one who is just writing it. */
    boolean insert(UUID id, Paid paid, String provider, String providerReference, String reason, Instant now) {
        return jdbc.sql("""
                        INSERT INTO refund_bounce (id, call_id, leg, provider, provider_reference, minor, currency, reason,
                                                   bounced_at)
                        VALUES (:id, :call, :leg, :provider, :reference, :minor, :currency, :reason, :now)
                        ON CONFLICT (call_id, leg) DO NOTHING""")
                        .param("id", id)
                        .param("call", paid.call())
                        .param("leg", paid.leg())
                        .param("provider", provider)
                        .param("reference", providerReference)
                        .param("minor", paid.amount().minor())
                        .param("currency", paid.amount().currency().getCurrencyCode())
                        .param("reason", reason)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean isKnown(String provider, String providerReference) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM refund_bounce
                                       WHERE provider = :provider AND provider_reference = :reference)""")
                .param("provider", provider)
                .param("reference", providerReference)
                .query(Boolean.class)
                .single();
    }

    /** Newest first. */
    List<Bounce> list(@Nullable UUID before, int limit) {
        return jdbc.sql("""
                        SELECT bounce.*, call.key, call.payment_id, payment.reference
                        FROM refund_bounce bounce JOIN provider_call call ON call.id = bounce.call_id
                        JOIN payment ON payment.id = call.payment_id
                        WHERE bounce.id < :before ORDER BY bounce.id DESC LIMIT :limit""")
                .param("before", before == null ? new UUID(-1, -1) : before)
                .param("limit", limit)
                .query(Bounces::bounce)
                .list();
    }

    private static Bounce bounce(ResultSet row, int number) throws SQLException {
        return new Bounce(
                row.getObject("id", UUID.class),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                row.getString("reference"),
                row.getString("key"),
                row.getString("provider_reference"),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))),
                row.getString("reason"),
                row.getTimestamp("bounced_at").toInstant());
    }
}
