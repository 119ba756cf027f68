package dev.flywheel.service.idempotency;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Claims keys inside the command's own transaction: a failed command leaves no key, a concurrent duplicate waits on the
 * unique index for the first one's commit and then reads its answer.
 */
public final class Idempotency {

    /** Keys are kept at least a day; we keep a week. */
    static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs a command that is one transaction, at most once per key. Without a key it just runs.
     *
     * @param request the call's content; another content under the same key is refused with 422
     */
    @SuppressWarnings("NullAway") // TransactionTemplate returns what the callback returns, which is never null here.
    public <T> Answer<T> once(IdempotencyKey key, Object request, Class<T> type, Supplier<T> command) {
        return transaction.execute(status -> {
            if (key.value() == null) {
                return new Answer<>(command.get(), false);
            }
            Claim claim = claim(key, request, null);
            if (claim instanceof Claim.Again again) {
                return replay(again, type);
            }
            T answer = command.get();
            answer(key, answer);
            return new Answer<>(answer, false);
        });
    }

    /**
     * Claims a key in the caller's transaction, for commands of several steps.
     *
     * @param resource what the command works on, so that a repeated call can finish an interrupted one
     */
    public Claim claim(IdempotencyKey key, Object request, @Nullable String resource) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a key is claimed inside the command's transaction");
        }
        byte[] hash = hash(key.operation(), request);
        int claimed = jdbc.sql("""
                INSERT INTO idempotency_key (owner, key, request_hash, resource, created_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                .param(key.owner())
                .param(key.given())
                .param(hash)
                .param(resource)
                .param(now())
                .update();
        return claimed == 1 ? new Claim.First() : earlier(key, hash);
    }

    /** Keeps the answer that repeated calls are given; the last step of a command of several. */
    public void answer(IdempotencyKey key, Object answer) {
        jdbc.sql("UPDATE idempotency_key SET answer = ?::json WHERE owner = ? AND key = ?")
                .params(json.writeValueAsString(answer), key.owner(), key.given())
                .update();
    }

    /** The answer of an earlier call. 409 while it has none. */
    public <T> Answer<T> replay(Claim.Again again, Class<T> type) {
        if (again.answer() == null) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_IN_FLIGHT,
                    "repeat the call in a moment; the first one is still running");
        }
        return new Answer<>(json.readValue(again.answer(), type), true);
    }

    int forgetOld() {
        return jdbc.sql("DELETE FROM idempotency_key WHERE created_at < ?")
                .param(now().minus(KEPT))
                .update();
    }

    private Claim.Again earlier(IdempotencyKey key, byte[] hash) {
        Stored stored = jdbc.sql(
                        "SELECT request_hash, resource, answer::text FROM idempotency_key WHERE owner = ? AND key = ?")
                .params(key.owner(), key.given())
                .query((rs, row) -> new Stored(rs.getBytes(1), rs.getString(2), rs.getString(3)))
                .single();
        if (!Arrays.equals(stored.hash, hash)) {
            throw new ProblemException(
                    CommonError.IDEMPOTENCY_KEY_REUSED,
                    "the key '" + key.value() + "' belongs to another call; use a new one for a new call");
        }
        return new Claim.Again(stored.resource, stored.answer);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private byte[] hash(String operation, Object request) {
        try {
            String content = operation + "\n" + json.writeValueAsString(request);
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private record Stored(
            byte[] hash,
            @Nullable String resource,
            @Nullable String answer) {}

    /** Whether this call is the first with its key. */
    public sealed interface Claim {

        /** The first: go on. */
        record First() implements Claim {}

        /**
         * Not the first.
         *
         * @param resource what the first call works on
         * @param answer its answer as JSON; null while it has none
         */
        record Again(@Nullable String resource, @Nullable String answer) implements Claim {}
    }
}
