package dev.flywheel.finance.payment;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.journal.ContentHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code provider_call}. */
@Repository
class Calls {

    /** How long the first caller is left alone with it before the job asks too. */
    static final Duration IN_FLIGHT = Duration.ofSeconds(5);

    private static final String COLUMNS = """
            id, kind, key, encode(content_hash, 'hex') AS content, payment_id, amount, card_amount, currency,
            status, provider_reference, decline_code, authorisation, asked_at, attempts, last_problem""";

    private static final String SELECT = "SELECT " + COLUMNS + " FROM provider_call ";

    private final JdbcClient jdbc;

    Calls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a call about to be made; false when its kind and key are taken. Waits for one being stored right now. */
    boolean insert(Call call, String provider, Instant nextAttempt) {
        PaymentId payment = call.payment();
        return jdbc.sql("""
                        INSERT INTO provider_call (id, kind, key, content_hash, payment_id, amount, card_amount, currency,
                                                   status, provider, provider_key, asked_at, next_attempt_at)
                        VALUES (:id, :kind, :key, decode(:content, 'hex'), :payment, :amount, :card, :currency,
                                'UNKNOWN', :provider, :providerKey, :now, :next)
                        ON CONFLICT (kind, key) DO NOTHING""")
                        .param("id", call.id())
                        .param("kind", call.kind().name())
                        .param("key", call.key())
                        .param("content", call.content().hex())
                        .param("payment", payment == null ? null : payment.value(), java.sql.Types.OTHER)
                        .param("amount", call.amount().minor())
                        .param("card", call.cardAmount().minor())
                        .param("currency", call.amount().currency().getCurrencyCode())
                        .param("provider", provider)
                        .param("providerKey", call.providerKey())
                        .param("now", Timestamp.from(call.askedAt()))
                        .param("next", Timestamp.from(nextAttempt))
                        .update()
                == 1;
    }

    Call get(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = :id")
                .param("id", id)
                .query(Calls::call)
                .single();
    }

    Optional<Call> find(CallKind kind, String key) {
        return jdbc.sql(SELECT + "WHERE kind = :kind AND key = :key")
                .param("kind", kind.name())
                .param("key", key)
                .query(Calls::call)
                .optional();
    }

    /** Notes that only a part is to be asked of the provider. */
    void setCardAmount(Call call) {
        jdbc.sql("UPDATE provider_call SET card_amount = :card WHERE id = :id")
                .param("card", call.cardAmount().minor())
                .param("id", call.id())
                .update();
    }

    /** Calls of a payment and kind that are not known yet, oldest first. */
    List<Call> open(PaymentId payment, CallKind kind) {
        return jdbc.sql(SELECT
                        + "WHERE payment_id = :payment AND kind = :kind AND status IN ('UNKNOWN', 'ACTION_REQUIRED')"
                        + " ORDER BY id LIMIT 100")
                .param("payment", payment.value())
                .param("kind", kind.name())
                .query(Calls::call)
                .list();
    }

    /** Ends what was unknown, and answers the call as it then is; empty when another caller was faster. */
    Optional<Call> conclude(
            Call call, CallStatus status, @Nullable String reference, @Nullable String declineCode, Instant now) {
        if (status.isOpen()) {
            throw new IllegalArgumentException("a call does not end as " + status);
        }
        return jdbc.sql("""
                        UPDATE provider_call
                        SET status = :status, provider_reference = :reference, decline_code = :code, known_at = :now,
                            recorded_at = now(), authorisation = :authorisation
                        WHERE id = :id AND status IN ('UNKNOWN', 'ACTION_REQUIRED')
                        RETURNING\s""" + COLUMNS)
                .param("status", status.name())
                .param("reference", reference, java.sql.Types.VARCHAR)
                .param("code", declineCode, java.sql.Types.VARCHAR)
                .param("authorisation", call.authorisation(), java.sql.Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("id", call.id())
                .query(Calls::call)
                .optional();
    }

    /** Puts the next attempt off; false when another caller knows more. */
    boolean postpone(UUID id, CallStatus status, String problem, Instant next) {
        return jdbc.sql("""
                        UPDATE provider_call
                        SET status = CASE status WHEN 'UNKNOWN' THEN :status ELSE status END,
                            attempts = attempts + 1, last_problem = :problem, next_attempt_at = :next
                        WHERE id = :id AND status IN ('UNKNOWN', 'ACTION_REQUIRED')""")
                        .param("status", status.name())
                        .param("problem", problem)
                        .param("next", Timestamp.from(next))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Takes calls that are due, so that no other replica takes them before {@code leasedUntil}. */
    List<Call> takeDue(Instant now, Instant leasedUntil, int atMost) {
        return jdbc.sql("""
                        UPDATE provider_call SET next_attempt_at = :lease
                        WHERE id IN (SELECT id FROM provider_call
                                     WHERE status IN ('UNKNOWN', 'ACTION_REQUIRED') AND next_attempt_at <= :now
                                     ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING\s""" + COLUMNS)
                .param("lease", Timestamp.from(leasedUntil))
                .param("now", Timestamp.from(now))
                .param("limit", atMost)
                .query(Calls::call)
                .list();
    }

    /** Oldest first, of one status or of all. */
    List<Call> list(@Nullable CallStatus status, @Nullable UUID after, int limit) {
        // Not as a parameter, since indexes are for some statuses only.
        return jdbc.sql(SELECT + (status == null ? "WHERE" : "WHERE status = '" + status + "' AND")
                        + " id > :after ORDER BY id LIMIT :limit")
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query(Calls::call)
                .list();
    }

    private static Call call(ResultSet row, int number) throws SQLException {
        UUID payment = row.getObject("payment_id", UUID.class);
        Currency currency = Money.currency(row.getString("currency"));
        return new Call(
                row.getObject("id", UUID.class),
                CallKind.valueOf(row.getString("kind")),
                row.getString("key"),
                new ContentHash(row.getString("content")),
                payment == null ? null : new PaymentId(payment),
                new Money(row.getLong("amount"), currency),
                new Money(row.getLong("card_amount"), currency),
                CallStatus.valueOf(row.getString("status")),
                row.getString("provider_reference"),
                row.getString("decline_code"),
                row.getString("authorisation"),
                row.getTimestamp("asked_at").toInstant(),
                row.getInt("attempts"),
                row.getString("last_problem"));
    }
}
