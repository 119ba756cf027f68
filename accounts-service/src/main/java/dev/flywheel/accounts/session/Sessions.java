package dev.flywheel.accounts.session;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Ids;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stored sessions. A session is a family of refresh tokens, each made from the one before; it ends as a whole. Plain
 * SQL, since who may use a token is decided by one conditional update.
 */
@Repository
class Sessions {

    /** Why a session ended before its time. */
    enum End {
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        TOKEN_REUSED
    }

    /** A session as one of its tokens finds it. */
    record Found(UUID id, AccountId account, boolean tokenUsed) {}

    private final JdbcClient jdbc;

    Sessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins a session with its first token. */
    void begin(AccountId account, RefreshToken token, Instant now, Instant expiresAt) {
        jdbc.sql("""
                WITH begun AS (
                    INSERT INTO session (id, account_id, created_at, expires_at)
                    VALUES (:id, :account, :now, :expires) RETURNING id)
                INSERT INTO refresh_token (hash, session_id, issued_at) SELECT :hash, id, :now FROM begun""")
                .param("id", Ids.next())
                .param("account", account.value())
                .param("now", at(now))
                .param("expires", at(expiresAt))
                .param("hash", token.hash())
                .update();
    }

    /** Uses a token up. Of several calls at once one gets the session; the others find the token used. */
    Optional<Found> use(RefreshToken token, Instant now) {
        return jdbc.sql("""
                        UPDATE refresh_token SET used_at = :now FROM session
                        WHERE hash = :hash AND used_at IS NULL AND session.id = session_id
                          AND ended_at IS NULL AND expires_at > :now
                        RETURNING session.id, account_id, false""")
                .param("now", at(now))
                .param("hash", token.hash())
                .query((row, number) -> new Found(
                        row.getObject(1, UUID.class), new AccountId(row.getObject(2, UUID.class)), row.getBoolean(3)))
                .optional();
    }

    /** The session a token belongs to, whatever its state. */
    Optional<Found> of(RefreshToken token) {
        return jdbc.sql("""
                        SELECT session.id, account_id, used_at IS NOT NULL
                        FROM refresh_token JOIN session ON session.id = session_id WHERE hash = ?""")
                .param(token.hash())
                .query((row, number) -> new Found(
                        row.getObject(1, UUID.class), new AccountId(row.getObject(2, UUID.class)), row.getBoolean(3)))
                .optional();
    }

    /** Adds the next token of a session and lets it live on. */
    void goOn(UUID session, RefreshToken token, Instant now, Instant expiresAt) {
        jdbc.sql("""
                WITH alive AS (UPDATE session SET expires_at = :expires WHERE id = :id RETURNING id)
                INSERT INTO refresh_token (hash, session_id, issued_at) SELECT :hash, id, :now FROM alive""")
                .param("expires", at(expiresAt))
                .param("id", session)
                .param("hash", token.hash())
                .param("now", at(now))
                .update();
    }

    /** Ends a session; how it ended first stays on record. */
    void end(UUID session, End why, Instant now) {
        jdbc.sql("UPDATE session SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL")
                .params(at(now), why.name(), session)
                .update();
    }

    void endAllOf(AccountId account, Instant now) {
        jdbc.sql("UPDATE session SET ended_at = ?, ended_by = ? WHERE account_id = ? AND ended_at IS NULL")
                .params(at(now), End.SIGNED_OUT_EVERYWHERE.name(), account.value())
                .update();
    }

    /** Deletes sessions that expired or ended before the given time, with their tokens. */
    int forgetOver(Instant before) {
        return jdbc.sql("DELETE FROM session WHERE expires_at < ? OR ended_at < ?")
                .params(at(before), at(before))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
