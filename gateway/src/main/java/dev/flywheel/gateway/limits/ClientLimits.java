package dev.flywheel.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** An allowance for each client, in the memory of this gateway. */
final class ClientLimits {

    /** Beyond it, clients seen longest ago start afresh. */
    private static final int MAX_CLIENTS = 100_000;

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final RateLimitSettings settings;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_CLIENTS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    ClientLimits(RateLimitSettings settings) {
        this.settings = settings;
    }

    /** Spends one call: zero when it may pass, otherwise the seconds until one may. */
    long spend(String client) {
        ConsumptionProbe probe = buckets.get(client, this::full).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return 0;
        }
        return Math.max(
                1,
                Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .plusMillis(999)
                        .toSeconds());
    }

    private Bucket full(String client) {
        return Bucket.builder()
                .addLimit(bandwidth ->
                        bandwidth.capacity(settings.burst()).refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
