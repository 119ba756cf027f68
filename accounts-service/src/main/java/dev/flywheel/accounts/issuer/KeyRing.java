package dev.flywheel.accounts.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The signing keys at hand. Reads them again every few seconds, so that a key another replica made is published here
 * before it signs there; without the database, the keys already read stay in use.
 */
class KeyRing {

    /** Shorter than the activation delay of a new key. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    /** For clocks that differ, and for keys that services still hold. */
    private static final Duration BEYOND_EXPIRY = Duration.ofMinutes(5);

    private record Snapshot(List<SigningKey> keys, Instant readAt) {}

    private final SigningKeys stored;
    private final TransactionTemplate transaction;
    private final TokenTime time;
    private final IssuerSettings settings;
    private volatile Snapshot snapshot;

    KeyRing(SigningKeys stored, TransactionTemplate transaction, TokenTime time, IssuerSettings settings) {
        this.stored = stored;
        this.transaction = transaction;
        this.time = time;
        this.settings = settings;
        this.snapshot = new Snapshot(firstKeys(), time.now());
    }

    /** The key that signs now. */
    SigningKey current() {
        Instant now = time.now();
        return keys().stream()
                .filter(key -> key.signsAt(now))
                .max(Comparator.comparing(SigningKey::activeFrom))
                .orElseThrow(() -> new ProblemException(CommonError.UNAVAILABLE, "there is no signing key"));
    }

    /** Every key a token may still be signed with, oldest first. */
    List<SigningKey> keys() {
        Snapshot known = snapshot;
        Instant now = time.now();
        if (now.isBefore(known.readAt.plus(FRESH))) {
            return known.keys;
        }
        try {
            snapshot = new Snapshot(read(now), now);
        } catch (org.springframework.dao.DataAccessException away) {
            snapshot = new Snapshot(known.keys, now);
        }
        return snapshot.keys;
    }

    /**
     * Makes a new key. It is published at once and signs after the activation delay; the one before stays published until
     * its last token has expired.
     */
    SigningKey rotate() {
        SigningKey added = java.util.Objects.requireNonNull(transaction.execute(status -> {
            stored.lock();
            return stored.add(time.now().plus(settings.keyActivationDelay()));
        }));
        snapshot = new Snapshot(read(time.now()), time.now());
        return added;
    }

    int forgetOld() {
        return stored.forgetRetiredBefore(horizon(time.now()));
    }

    /** The same in the form in which tokens are checked and published. */
    JWKSet published() {
        return new JWKSet(keys().stream().map(key -> (JWK) key.jwk()).toList());
    }

    /** Of replicas that start together on an empty table, one makes the key and the others find it. */
    private List<SigningKey> firstKeys() {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            stored.lock();
            List<SigningKey> found = read(time.now());
            return found.isEmpty() ? List.of(stored.add(time.now())) : found;
        }));
    }

    private List<SigningKey> read(Instant now) {
        return stored.retiringAfter(horizon(now));
    }

    private Instant horizon(Instant now) {
        return now.minus(settings.accessTokenLifetime()).minus(BEYOND_EXPIRY);
    }
}
