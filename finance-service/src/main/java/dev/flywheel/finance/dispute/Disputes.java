package dev.flywheel.finance.dispute;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.provider.PaymentProvider.DisputeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code dispute}, and of those to look at. */
@Repository
class Disputes {

    private static final String SELECT = """
            SELECT dispute.id, dispute.provider_reference, payment_id, payment.reference, payment.country, minor,
                   dispute.currency, reason, dispute.status, evidence_due_by, opened_at, changed_at
            FROM dispute JOIN payment ON payment.id = payment_id\s""";

    private final JdbcClient jdbc;

    Disputes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it is known already. */
    boolean insert(UUID id, String provider, DisputeState state, PaymentId payment, Instant now) {
        Instant due = state.evidenceDueBy();
        return jdbc.sql("""
                        INSERT INTO dispute (id, provider, provider_reference, payment_id, minor, currency, reason, status,
                                             evidence_due_by, opened_at, changed_at)
                        VALUES (:id, :provider, :reference, :payment, :minor, :currency, :reason, 'OPENED', :due, :now, :now)
                        ON CONFLICT (provider, provider_reference) DO NOTHING""")
                        .param("id", id)
                        .param("provider", provider)
                        .param("reference", state.reference())
                        .param("payment", payment.value())
                        .param("minor", state.amount().minor())
                        .param("currency", state.amount().currency().getCurrencyCode())
                        .param("reason", state.reason())
                        .param("due", due == null ? null : Timestamp.from(due), Types.TIMESTAMP)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    Optional<Dispute> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE dispute.id = :id")
                .param("id", id)
                .query(Disputes::dispute)
                .optional();
    }

    Optional<Dispute> find(String provider, String reference) {
        return jdbc.sql(SELECT + "WHERE dispute.provider = :provider AND dispute.provider_reference = :reference")
                .param("provider", provider)
                .param("reference", reference)
                .query(Disputes::dispute)
                .optional();
    }

    /** Oldest first. */
    List<Dispute> list(@Nullable DisputeStatus status, @Nullable UUID after, int limit) {
        JdbcClient.StatementSpec query = jdbc.sql(
                        SELECT + (status == null ? "WHERE" : "WHERE dispute.status = :status AND")
                                + " dispute.id > :after ORDER BY dispute.id LIMIT :limit")
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit);
        return (status == null ? query : query.param("status", status.name()))
                .query(Disputes::dispute)
                .list();
    }

    /** False when another was faster. */
    boolean change(UUID id, DisputeStatus from, DisputeStatus to, Instant now) {
        return jdbc.sql("UPDATE dispute SET status = :to, changed_at = :now WHERE id = :id AND status = :from")
                        .param("to", to.name())
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    void keepEvidence(UUID id, String evidence, AccountId operator) {
        jdbc.sql("UPDATE dispute SET evidence = :evidence, defended_by = :operator WHERE id = :id")
                .param("evidence", evidence)
                .param("operator", operator.value())
                .param("id", id)
                .update();
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("evidence_due_by");
        return new Dispute(
                row.getObject("id", UUID.class),
                row.getString("provider_reference"),
                new PaymentId(row.getObject("payment_id", UUID.class)),
                row.getString("reference"),
                row.getString("country"),
                new Money(row.getLong("minor"), Money.currency(row.getString("currency"))),
                row.getString("reason"),
                DisputeStatus.valueOf(row.getString("status")),
                due == null ? null : due.toInstant(),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
