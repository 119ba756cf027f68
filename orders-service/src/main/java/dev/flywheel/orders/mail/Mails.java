package dev.flywheel.orders.mail;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of mails. */
@Repository
class Mails {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final int BATCH = 500;
    private static final String INSERT = """
            INSERT INTO mail (id, account, order_id, kind, fact, locale, subject, body, html, document, status,
                attempt_at, since, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fact) DO NOTHING""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Mails(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Puts mails in line, but none where there is one about its fact. */
    void add(Collection<New> mails, boolean sent, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        batches.batchUpdate(INSERT, mails, BATCH, (row, mail) -> {
            row.setObject(1, Ids.next());
            row.setObject(2, mail.account().value());
            row.setObject(3, mail.order().value());
            row.setString(4, mail.kind().name());
            row.setString(5, mail.fact());
            row.setString(6, mail.locale());
            row.setString(7, mail.written().subject());
            row.setString(8, mail.written().plain());
            row.setString(9, mail.written().html());
            row.setString(10, mail.document());
            row.setString(11, (sent ? Status.PENDING : Status.KEPT).name());
            row.setObject(12, sent ? at : null, Types.TIMESTAMP_WITH_TIMEZONE);
            row.setObject(13, at);
            row.setObject(14, at);
        });
    }

    /** Takes what is due; nobody else gets it until then. */
    @Transactional
    public List<Mail> take(Instant now, Instant until, int limit) {
        return jdbc.sql("""
                UPDATE mail SET attempt_at = :until, attempts = attempts + 1 WHERE id IN (
                    SELECT id FROM mail WHERE attempt_at <= :now ORDER BY attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
                RETURNING *""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Mails::row)
                .list();
    }

    /** The mail server has taken it; nothing happens when somebody else holds it by now. */
    void sent(Mail mail, Instant now) {
        jdbc.sql("""
                UPDATE mail SET status = 'SENT', sent_at = ?, attempt_at = NULL, last_error = NULL
                WHERE id = ? AND attempts = ? AND status = 'PENDING'""")
                .params(now.atOffset(ZoneOffset.UTC), mail.id(), mail.attempts())
                .update();
    }

    /** It was not taken, and is tried again then; never again when that is null. */
    void failed(Mail mail, String error, @Nullable Instant again) {
        jdbc.sql("""
                UPDATE mail SET status = :status, attempt_at = :again, last_error = :error
                WHERE id = :id AND attempts = :attempts AND status = 'PENDING'""")
                .param("status", (again == null ? Status.FAILED : Status.PENDING).name())
                .param("again", again == null ? null : again.atOffset(ZoneOffset.UTC))
                .param(
                        "error",
                        error.substring(0, Math.min(500, error.length())).replace("\0", ""))
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    /** Puts a mail in line again; false while it is in line. */
    boolean again(UUID id, Instant now) {
        return jdbc.sql(
                                "UPDATE mail SET status = 'PENDING', attempt_at = :now, since = :now WHERE id = :id AND status <> 'PENDING'")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Mail> find(UUID id) {
        return jdbc.sql("SELECT * FROM mail WHERE id = ?")
                .param(id)
                .query(Mails::row)
                .optional();
    }

    /** Newest first. */
    List<Mail> page(
            @Nullable AccountId account,
            @Nullable OrderId order,
            @Nullable Status status,
            @Nullable UUID before,
            int limit) {
        return jdbc.sql("""
                SELECT * FROM mail WHERE id < :before AND (:account::uuid IS NULL OR account = :account)
                    AND (:order::uuid IS NULL OR order_id = :order) AND (:status::text IS NULL OR status = :status)
                ORDER BY id DESC LIMIT :limit""")
                .param("before", before == null ? AFTER_ALL : before)
                .param("account", account == null ? null : account.value())
                .param("order", order == null ? null : order.value())
                .param("status", status == null ? null : status.name())
                .param("limit", limit)
                .query(Mails::row)
                .list();
    }

    private static Mail row(ResultSet rs, int number) throws SQLException {
        OffsetDateTime sent = rs.getObject("sent_at", OffsetDateTime.class);
        OffsetDateTime attempt = rs.getObject("attempt_at", OffsetDateTime.class);
        return new Mail(
                rs.getObject("id", UUID.class),
                new AccountId(rs.getObject("account", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                MailKind.valueOf(rs.getString("kind")),
                new Templates.Written(rs.getString("subject"), rs.getString("body"), rs.getString("html")),
                rs.getString("document"),
                Status.valueOf(rs.getString("status")),
                rs.getInt("attempts"),
                attempt == null ? null : attempt.toInstant(),
                rs.getString("last_error"),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant(),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** How far a mail has come. */
    enum Status {
        /** There is no mail server: operators read it here. */
        KEPT,
        PENDING,
        SENT,
        /** Given up; it can be sent again. */
        FAILED
    }

    /**
     * @param fact what it is about; there is one mail for each
     * @param document the fact whose document is attached
     */
    record New(
            AccountId account,
            OrderId order,
            MailKind kind,
            String fact,
            String locale,
            Templates.Written written,
            @Nullable String document) {}

    /**
     * @param since from when tries count
     */
    record Mail(
            UUID id,
            AccountId account,
            OrderId order,
            MailKind kind,
            Templates.Written written,
            @Nullable String document,
            Status status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            Instant since,
            @Nullable Instant sentAt,
            Instant createdAt) {}
}
