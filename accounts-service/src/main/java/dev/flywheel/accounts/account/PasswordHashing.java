package dev.flywheel.accounts.account;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Spring Security's current default. One hash takes a processor for tens of milliseconds on
 * purpose, so only few run at once: a flood of sign-ins waits in line instead of taking the machine from everybody else.
 */
@Component
class PasswordHashing {

    /** What the default algorithm (bcrypt) reads of a password; it refuses more. */
    private static final int MAX_BYTES = 72;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Semaphore turns;
    private final String nobody;

    PasswordHashing(AccountSettings settings) {
        turns = new Semaphore(settings.hashesAtOnce(), true);
        nobody = hash("the password of nobody");
    }

    String hash(String password) {
        return inTurn(() -> java.util.Objects.requireNonNull(encoder.encode(digestible(password))));
    }

    /**
     * Takes the same time whether there is an account or not, so that nobody learns from it who has one.
     *
     * @param hash null when there is no account: the answer is then false
     */
    boolean matches(String password, @Nullable String hash) {
        boolean equal = inTurn(() -> encoder.matches(digestible(password), hash == null ? nobody : hash));
        return equal && hash != null;
    }

    /** Whether the hash was made by an older default, and should be made anew while the password is at hand. */
    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(
                        CommonError.UNAVAILABLE, "too many people sign in at this moment; try again shortly");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonError.UNAVAILABLE, "the service is shutting down; try again shortly");
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    /** Long passwords are shortened by SHA-256, under a name of their own so that no digest passes for a password. */
    private static String digestible(String password) {
        String normal = Normalizer.normalize(password, Normalizer.Form.NFKC);
        byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MAX_BYTES) {
            return normal;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
