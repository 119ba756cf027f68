package dev.flywheel.service.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * The only retry between our services: once, for calls that may be repeated, when the connection failed. A POST is never
 * repeated here, since only its caller knows the key that makes that safe; a slow answer is not either, since asking twice
 * would make the other service slower still.
 */
final class OneRetry implements ClientHttpRequestInterceptor {

    private static final Set<HttpMethod> REPEATABLE =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private static final int SHORTEST_PAUSE_MILLIS = 30;
    private static final int LONGEST_PAUSE_MILLIS = 120;

    private final Predicate<HttpMethod> repeatable;

    private OneRetry(Predicate<HttpMethod> repeatable) {
        this.repeatable = repeatable;
    }

    static OneRetry ofSafeMethods() {
        return new OneRetry(REPEATABLE::contains);
    }

    /** For an address where repeating has no effect whatever the method, as asking for a token. */
    static OneRetry ofAnyCall() {
        return new OneRetry(method -> true);
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        try {
            return execution.execute(request, body);
        } catch (IOException failed) {
            boolean slow = failed instanceof SocketTimeoutException && !RemoteErrors.isBeforeSending(failed);
            if (slow || !repeatable.test(request.getMethod()) || !paused()) {
                throw failed;
            }
            return repeated(request, body, execution, failed);
        }
    }

    private static ClientHttpResponse repeated(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution, IOException before)
            throws IOException {
        try {
            return execution.execute(request, body);
        } catch (IOException again) {
            // Not reached now says nothing about the first time, which decides whether the call may have had an effect.
            if (RemoteErrors.isBeforeSending(before)) {
                throw again;
            }
            before.addSuppressed(again);
            throw before;
        }
    }

    /** Jitter keeps callers that failed together from coming back together. False when the thread is to end. */
    private static boolean paused() {
        int millis = ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        try {
            Thread.sleep(Duration.ofMillis(millis));
            return true;
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
