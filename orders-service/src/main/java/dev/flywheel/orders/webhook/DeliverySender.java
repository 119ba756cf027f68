package dev.flywheel.orders.webhook;

import dev.flywheel.orders.webhook.Deliveries.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends what is due: a few at a time to each address, many addresses at once, so that a slow one costs nobody else anything.
 * A lease keeps other senders away from what is being sent. A kill between a try and its note means that it is tried again
 * when the lease is over: at least once, never twice at the same time, always under the same message id.
 */
@Component
class DeliverySender implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySender.class);

    /** Sent to one address at the same time. */
    static final int OF_ONE = 4;

    private static final int MOST = 256;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Deliveries deliveries;
    private final WebhookSecrets secrets;
    private final OutsideCall call;
    private final Outcomes outcomes;
    private final WebhookSettings settings;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    DeliverySender(
            Deliveries deliveries,
            WebhookSecrets secrets,
            OutsideCall call,
            Outcomes outcomes,
            WebhookSettings settings,
            Clock clock) {
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.call = call;
        this.outcomes = outcomes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends until nothing is due, or for a minute; answers how many tries it made. */
    int send() {
        CompletionService<UUID> finished = new ExecutorCompletionService<>(threads);
        Map<UUID, Integer> running = new HashMap<>();
        long end = System.nanoTime() + LONGEST_RUN.toNanos();
        int all = 0;
        while (true) {
            for (Due due : System.nanoTime() < end ? take(running) : List.<Due>of()) {
                running.merge(due.webhook(), 1, Integer::sum);
                finished.submit(() -> attempt(due));
                all++;
            }
            if (running.isEmpty()) {
                return all;
            }
            collect(finished, running);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private List<Due> take(Map<UUID, Integer> running) {
        int free = MOST - running.values().stream().mapToInt(Integer::intValue).sum();
        if (free <= 0) {
            return List.of();
        }
        List<UUID> full = running.entrySet().stream()
                .filter(webhook -> webhook.getValue() >= OF_ONE)
                .map(Map.Entry::getKey)
                .toList();
        Instant now = clock.instant();
        return deliveries.take(now, now.plus(settings.lease()), full, OF_ONE, free);
    }

    private static void collect(CompletionService<UUID> finished, Map<UUID, Integer> running) {
        try {
            Future<UUID> one = finished.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            while (one != null) {
                running.computeIfPresent(one.get(), (webhook, count) -> count == 1 ? null : count - 1);
                one = finished.poll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            running.clear();
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private UUID attempt(Due due) {
        try {
            Instant now = clock.instant();
            List<byte[]> opened = due.secrets().stream()
                    .map(stored -> secrets.open(due.webhook(), stored))
                    .toList();
            String signature = Signature.of(opened, due.messageId(), now, due.payload());
            Map<String, String> headers = Map.of(
                    "webhook-id", due.messageId(),
                    "webhook-timestamp", Long.toString(now.getEpochSecond()),
                    "webhook-signature", signature);
            outcomes.note(due, signature, call.post(due.url(), headers, due.payload(), now), now);
        } catch (RuntimeException ours) {
            // The lease ends by itself, and then it is tried again.
            LOG.error("delivery {} was not noted", due.id(), ours);
        }
        return due.webhook();
    }
}
