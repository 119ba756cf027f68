package dev.flywheel.accounts.issuer;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs tokens for a time.
 *
 * @param jwk with its private half
 * @param activeFrom signs from then on; published before
 * @param retiresAt signs no more; null for the newest
 */
record SigningKey(RSAKey jwk, Instant activeFrom, @Nullable Instant retiresAt) {

    String id() {
        return jwk.getKeyID();
    }

    boolean signsAt(Instant now) {
        return !activeFrom.isAfter(now) && (retiresAt == null || retiresAt.isAfter(now));
    }

    /** Not the record's own text: a private key has no place in a log. */
    @Override
    public String toString() {
        return "SigningKey[" + id() + ", from " + activeFrom + ", to " + retiresAt + "]";
    }
}
