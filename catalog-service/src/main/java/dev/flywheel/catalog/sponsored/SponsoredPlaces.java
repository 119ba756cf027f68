package dev.flywheel.catalog.sponsored;

import dev.flywheel.contracts.ads.Auctions;
import dev.flywheel.contracts.ads.Auctions.Candidate;
import dev.flywheel.contracts.ads.Auctions.Winner;
import dev.flywheel.domain.AccountId;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks ads who gets the sponsored places. Without an answer in time there are none; search never waits longer. */
@Component
public class SponsoredPlaces {

    private static final Logger log = LoggerFactory.getLogger(SponsoredPlaces.class);
    private static final int CALLS_AT_ONCE = 32;

    private final Auctions auctions;
    private final Duration deadline;
    private final Breaker breaker = new Breaker(System::nanoTime);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(CALLS_AT_ONCE);

    /**
     * @param deadline how long a search waits for ads at most
     */
    SponsoredPlaces(Auctions auctions, @Value("${flywheel.search.sponsored-deadline}") Duration deadline) {
        this.auctions = auctions;
        this.deadline = deadline;
    }

    /**
     * Holds an auction among the candidates.
     *
     * @param slots places on the page
     * @return winners from the first place down, possibly none
     */
    public List<Winner> serve(String query, int slots, @Nullable AccountId shopper, List<Candidate> candidates) {
        if (candidates.isEmpty() || !breaker.isClosed() || !room.tryAcquire()) {
            return List.of();
        }
        Auctions.Request request = new Auctions.Request(query, slots, shopper, candidates);
        Future<List<Winner>> answer = threads.submit(() -> {
            try {
                return auctions.hold(request).winners();
            } finally {
                room.release();
            }
        });
        return inTime(answer).stream().limit(slots).toList();
    }

    /** A call that is late is left to end by itself: the first ones open connections and fetch a token for the next. */
    private List<Winner> inTime(Future<List<Winner>> answer) {
        try {
            List<Winner> winners = answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            breaker.succeeded();
            return winners;
        } catch (TimeoutException late) {
            failed("no answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException failure) {
            failed(String.valueOf(failure.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    private void failed(String why) {
        if (breaker.failed()) {
            log.warn("search goes without sponsored places for a while: {}", why);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
