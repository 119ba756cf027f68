package dev.flywheel.prime.payment;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of refunds as operators see and move them. */
@Repository
class RefundRows {

    private static final String SELECT = """
            SELECT r.*, m.account, p.country
            FROM membership_refund r JOIN membership m ON m.id = r.membership
            JOIN membership_period p ON p.membership = r.membership AND p.number = r.number
            """;

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    RefundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> page(@Nullable RefundStatus status, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                WHERE r.id < :before AND (:status::text IS NULL OR r.status = :status) ORDER BY r.id DESC LIMIT :limit""")
                .param("before", before == null ? LAST : before)
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .query(RefundRows::row)
                .list();
    }

    /** A refund; {@code locked} for who is about to move it. */
    Optional<Row> find(UUID id, boolean locked) {
        return jdbc.sql(SELECT + "WHERE r.id = ?" + (locked ? " FOR UPDATE OF r" : ""))
                .params(id)
                .query(RefundRows::row)
                .optional();
    }

    void reopen(UUID id, Instant at) {
        jdbc.sql("""
                UPDATE membership_refund SET status = 'PENDING', attempt_at = ?, done_at = NULL, calls = 0
                WHERE id = ? AND status = 'FAILED'""").params(utc(at), id).update();
    }

    void settle(UUID id, String how, Instant at) {
        jdbc.sql("""
                UPDATE membership_refund SET status = 'PAID', done_at = ?, settlement = ?
                WHERE id = ? AND status = 'FAILED'""").params(utc(at), how, id).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        return new Row(
                rs.getObject("id", UUID.class),
                new MembershipId(rs.getObject("membership", UUID.class)),
                rs.getInt("number"),
                new AccountId(rs.getObject("account", UUID.class)),
                rs.getString("country"),
                RefundStatus.valueOf(rs.getString("status")),
                new Money(rs.getLong("minor"), Money.currency(rs.getString("currency"))),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(rs, "done_at"),
                rs.getInt("refusals"),
                instant(rs, "attempt_at"),
                rs.getString("failure"),
                rs.getString("settlement"));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /**
     * A refund as operators see it.
     *
     * @param period number of the month it is for
     * @param country of the member, ISO 3166 alpha-2
     * @param since when it was decided that the money goes back
     * @param doneAt when it did, or was refused; null while it is on its way
     * @param refusals how often the provider refused
     * @param nextAttemptAt when finance is asked again; null when the refund is decided
     * @param failure the provider's last word, null without a refusal
     * @param settlement how the money went back when not by the provider
     */
    record Row(
            UUID refundId,
            MembershipId membershipId,
            int period,
            AccountId accountId,
            String country,
            RefundStatus status,
            Money amount,
            Instant since,
            @Nullable Instant doneAt,
            int refusals,
            @Nullable Instant nextAttemptAt,
            @Nullable String failure,
            @Nullable String settlement) {}
}
