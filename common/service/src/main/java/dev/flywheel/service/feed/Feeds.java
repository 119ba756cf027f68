package dev.flywheel.service.feed;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** All subscriptions of this service. */
public final class Feeds implements SmartLifecycle {

    private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(30);

    private final List<FeedConsumer> consumers;
    private final FeedCursors cursors;
    private final Clock clock;
    private final boolean inBackground;
    private final List<FeedLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private long told;

    Feeds(List<FeedConsumer> consumers, FeedCursors cursors, Clock clock, boolean inBackground) {
        this.consumers = List.copyOf(consumers);
        this.cursors = cursors;
        this.clock = clock;
        this.inBackground = inBackground;
    }

    List<FeedConsumer> consumers() {
        return consumers;
    }

    /**
     * Reads every feed to its end.
     *
     * @return events applied since the last call, by it or by the loops in the background
     */
    public synchronized int drain() {
        consumers.forEach(consumer -> drain(consumer, DRAIN_AT_MOST));
        long before = told;
        told = consumers.stream().mapToLong(FeedConsumer::handled).sum();
        return Math.toIntExact(told - before);
    }

    /** Reads the feed of one source to its end: what that service answered before, is here afterwards. */
    public void catchUp(String source, Duration atMost) {
        consumers.stream()
                .filter(consumer -> consumer.source().equals(source))
                .forEach(consumer -> drain(consumer, atMost));
    }

    /**
     * Reads a subscription again from its beginning: what was heard is forgotten at once, and comes back as it is read.
     *
     * @throws ProblemException 404 when there is no such subscription, 409 when it cannot be replayed
     */
    public void replay(String subscription) {
        FeedConsumer consumer = consumers.stream()
                .filter(one -> one.name().equals(subscription))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonError.NOT_FOUND, "this service has no subscription '" + subscription + "'"));
        consumer.replay();
        loops.stream().filter(loop -> loop.runs(consumer)).forEach(FeedLoop::wake);
    }

    private static void drain(FeedConsumer consumer, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        FeedConsumer.Progress progress;
        do {
            progress = consumer.poll();
        } while ((progress.more() || progress.applied() > 0) && System.nanoTime() < deadline);
    }

    @Override
    public void start() {
        consumers.forEach(FeedConsumer::register);
        if (!inBackground) {
            return;
        }
        for (FeedConsumer consumer : consumers) {
            FeedLoop loop = new FeedLoop(consumer, cursors, clock);
            loops.add(loop);
            threads.add(Thread.ofVirtual().name("feed-" + consumer.name()).start(loop));
        }
    }

    @Override
    public void stop() {
        loops.forEach(FeedLoop::stop);
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        loops.clear();
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
