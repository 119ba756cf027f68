package dev.flywheel.orders.mail;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import dev.flywheel.domain.OrderId;
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
import org.springframework.transaction.annotation.Transactional;

/** The rows of mails. */
@Repository
class Mails {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final JdbcClient jdbc;

    Mails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts a mail in line, unless there is one about its fact. */
    void add(New mail, boolean sent, Instant now) {
        jdbc.sql("""
                INSERT INTO mail (id, account, order_id, kind, fact, locale, subject, body, html, document, status,
                    attempt_at, since, created_at)
                VALUES (:id, :account, :order, :kind, :fact, :locale, :subject, :body, :html, :document, :status,
                    :attemptAt, :now, :now) ON CONFLICT (fact) DO NOTHING""")
                .param("id", Ids.next())
                .param("account", mail.account().value())
                .param("order", mail.order().value())
                .param("kind", mail.kind().name())
                .param("fact", mail.fact())
                .param("locale", mail.locale())
                .param("subject", mail.written().subject())
                .param("body", mail.written().plain())
                .param("html", mail.written().html())
                .param("document", mail.document())
                .param("status", (sent ? Status.PENDING : Status.KEPT).name())
                .param("attemptAt", sent ? now.atOffset(ZoneOffset.UTC) : null)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
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
