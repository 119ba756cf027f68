package dev.flywheel.accounts.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Counts attempts by a key and refuses those beyond the limit. */
public final class Throttle {

    /** Far more keys than callers within one period; beyond it those seen longest ago start afresh. */
    private static final int MAX_KEYS = 100_000;

    private final Limit limit;
    private final Cache<String, Bucket> buckets;

    public Throttle(Limit limit) {
        this.limit = limit;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(limit.per())
                .build();
    }

    /**
     * Spends one attempt.
     *
     * @param what for the refusal's text, e.g. {@code "sign-ins"}
     * @throws ProblemException 429 when none is left; {@code Retry-After} is then set on the answer
     */
    public void spend(String key, String what, HttpServletResponse answer) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return;
        }
        long seconds = Math.max(
                1,
                Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .plusMillis(999)
                        .toSeconds());
        answer.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        throw new ProblemException(
                CommonError.TOO_MANY_REQUESTS, "too many " + what + "; try again in " + seconds + " seconds");
    }

    /** Gives an attempt back that turned out to be none, so that only failures count. */
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(key.toLowerCase(Locale.ROOT), this::full);
    }

    private Bucket full(String key) {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.attempts()).refillGreedy(limit.attempts(), limit.per()))
                .build();
    }
}
