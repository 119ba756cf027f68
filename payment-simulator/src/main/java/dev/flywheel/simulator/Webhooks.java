package dev.flywheel.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Tells the shop what happened, in its own time: a few tries with longer and longer pauses, at least once while it
 * lasts, in no order. Nothing is told again after a restart; who needs to know asks.
 */
final class Webhooks implements AutoCloseable {

    private static final System.Logger log = System.getLogger(Webhooks.class.getName());
    private static final int ATTEMPTS = 8;
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 16;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable URI url;
    private final Signature signature;
    private final Faults faults;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Semaphore sending = new Semaphore(MOST_AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .executor(threads)
            .build();

    /**
     * @param url null to tell nobody
     */
    Webhooks(@Nullable URI url, Signature signature, Faults faults, Clock clock) {
        this.url = url;
        this.signature = signature;
        this.faults = faults;
        this.clock = clock;
    }

    /** Returns at once. */
    void tell(Entry done) {
        if (url == null) {
            return;
        }
        Command command = done.command();
        byte[] body = Json.bytes(new Event(
                "evt_" + UUID.randomUUID(), command.operation().event(), about(done), done.answer(), command.at()));
        int times = faults.nextWebhookIsDoubled() ? 2 : 1;
        for (int i = 0; i < times; i++) {
            start(url, body);
        }
    }

    /** A step of the shopper's is about the request that wanted it, and a failure about the request that failed. */
    private static String about(Entry done) {
        Operation operation = done.command().operation();
        return operation == Operation.AUTHENTICATE || operation == Operation.BOUNCE
                ? done.answer().path("idempotencyKey").asString("")
                : done.command().key();
    }

    private void start(URI to, byte[] body) {
        if (!waiting.tryAcquire()) {
            log.log(System.Logger.Level.WARNING, "too many webhooks wait; one is dropped");
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    deliver(to, body);
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                } finally {
                    waiting.release();
                }
            });
        } catch (RejectedExecutionException stopping) {
            waiting.release();
        }
    }

    private void deliver(URI to, byte[] body) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (attempt > 1) {
                Thread.sleep(pause);
                pause = pause.multipliedBy(3);
            }
            if (isTaken(to, body)) {
                return;
            }
        }
        log.log(System.Logger.Level.WARNING, "a webhook was not taken by {0} after {1} attempts", to, ATTEMPTS);
    }

    private boolean isTaken(URI to, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(ANSWER_TIMEOUT)
                .header("Content-Type", "application/json")
                .header("Flywheel-Signature", signature.of(clock.instant(), body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        sending.acquire();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException unreachable) {
            log.log(System.Logger.Level.DEBUG, "the webhook's receiver is not there", unreachable);
            return false;
        } finally {
            sending.release();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    /**
     * @param key the Idempotency-Key of the request it tells about
     * @param data the answer to it
     */
    record Event(String id, String type, String key, JsonNode data, Instant createdAt) {}

    /** Signs {@code t.body} with a secret both sides know. */
    record Signature(String secret) {

        /** The header's value: {@code t=<epoch seconds>,v1=<hex HMAC-SHA256>}. */
        String of(Instant time, byte[] body) {
            long seconds = time.getEpochSecond();
            return "t=" + seconds + ",v1=" + Hmac.hex(secret, (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
        }
    }
}
