package dev.flywheel.service.security;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys, fetched when the first token comes and now and then afterwards. Keys once fetched stay in use
 * while the issuer is away; a token with an unknown key has them fetched again, but not more often than every
 * {@value #PAUSE_SECONDS} seconds, so that made-up tokens cannot send a flood to the issuer.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int TIMEOUT_MILLIS = 2000;
    private static final int MAX_BYTES = 1 << 20;
    private static final int PAUSE_SECONDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(PAUSE_SECONDS);
    private static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(1);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Fetched(@Nullable JWKSet keys, long nanos) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanos > age.toNanos();
        }

        boolean mayBeRepeated() {
            return isOlderThan(keys == null ? PAUSE_WITHOUT_KEYS : PAUSE);
        }
    }

    private final URL address;
    private final ResourceRetriever http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
    private final ReentrantLock fetching = new ReentrantLock();
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Fetched last = new Fetched(null, System.nanoTime() - FRESH.toNanos());

    SigningKeys(URI address) {
        try {
            this.address = address.toURL();
        } catch (MalformedURLException invalid) {
            throw new IllegalArgumentException("flywheel.security.jwk-set-uri is no address: " + address, invalid);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws RemoteKeySourceException {
        List<JWK> matching = selector.select(keys());
        return matching.isEmpty() ? selector.select(fetchedAfter(last)) : matching;
    }

    private JWKSet keys() throws RemoteKeySourceException {
        Fetched known = last;
        if (known.keys == null) {
            return fetchedAfter(known);
        }
        // No call waits for this one: with an issuer that is slow or away, all go on with the keys they have.
        if (known.isOlderThan(FRESH) && renewing.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> renew(known));
        }
        return known.keys;
    }

    private void renew(Fetched known) {
        try {
            fetchedAfter(known);
        } catch (RemoteKeySourceException impossible) {
            LOG.error("keys that were known are gone", impossible);
        } finally {
            renewing.set(false);
        }
    }

    /** Fetches once for all who wait; whoever comes with the same knowledge takes what the first one got. */
    private JWKSet fetchedAfter(Fetched known) throws RemoteKeySourceException {
        fetching.lock();
        try {
            if (last.nanos == known.nanos && known.mayBeRepeated()) {
                last = new Fetched(fetch(known.keys), System.nanoTime());
            }
            JWKSet keys = last.keys;
            if (keys == null) {
                throw new RemoteKeySourceException("the issuer's keys are not known yet", null);
            }
            return keys;
        } finally {
            fetching.unlock();
        }
    }

    private @Nullable JWKSet fetch(@Nullable JWKSet known) {
        try {
            return JWKSet.parse(http.retrieveResource(address).getContent());
        } catch (IOException | ParseException away) {
            LOG.warn("the issuer's keys could not be fetched from {}: {}", address, away.getMessage());
            return known;
        }
    }
}
