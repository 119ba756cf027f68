package dev.flywheel.catalog.search;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Builds an index anew beside the one that is searched, which goes on following the catalogue, and lets searches change
 * over when the new one holds all that the former one does. A crash leaves the former one in service. Memory is that of
 * a page, however many products there are.
 */
@Component
class Rebuild {

    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int LOGGED_EVERY = 10_000;
    private static final Duration SHORT = Duration.ofMillis(5);

    /** Longer than other replicas need to notice the change, and than a search takes. */
    private static final Duration OTHERS_HAVE_NOTICED = Duration.ofSeconds(10);

    private final ProductChanges changes;
    private final ProductIndex index;
    private final IndexUpdates updates;
    private final IndexPlaces places;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile RebuildProgress progress = RebuildProgress.none();

    Rebuild(ProductChanges changes, ProductIndex index, IndexUpdates updates, IndexPlaces places, Clock clock) {
        this.changes = changes;
        this.index = index;
        this.updates = updates;
        this.places = places;
        this.clock = clock;
    }

    RebuildProgress progress() {
        return progress;
    }

    /**
     * Begins in the background.
     *
     * @param reason why, for people
     * @return false when one is running
     */
    boolean start(String reason) {
        if (!begin(reason)) {
            return false;
        }
        Thread.ofVirtual().name("search-rebuild").start(this::run);
        return true;
    }

    /** Does it now, in the caller's thread; nothing when one is running. */
    void run(String reason) {
        if (begin(reason)) {
            run();
        }
    }

    /** Waits until nothing is built any more; to be called when the updates are stopped. */
    void awaitEnd() {
        while (running.get()) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
    }

    private boolean begin(String reason) {
        if (updates.isStopped() || !running.compareAndSet(false, true)) {
            return false;
        }
        progress = RebuildProgress.of(reason, clock.instant());
        return true;
    }

    private void run() {
        try {
            if (!places.building(this::build)) {
                failed("another replica is at it");
            }
        } catch (RuntimeException failed) {
            log.warn("the search index could not be built", failed);
            failed("the index could not be built: " + failed);
        } finally {
            running.set(false);
        }
    }

    private void build() {
        IndexPlace former = places.place();
        Slot slot = former == null ? Slot.FIRST : former.slot().other();
        progress = progress.outOf(changes.products());
        log.info("search index: building it from {} products: {}", progress.total(), progress.reason());
        index.clear(slot);
        IndexPlace place = updates.copy(IndexPlace.start(slot, changes.catalogue()), this::count);
        index.merge(slot);
        place = updates.copy(place, this::count);
        while (!updates.isStopped() && !handedOver(place)) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
        if (index.served() != slot) {
            failed("the service was stopped");
            return;
        }
        if (former != null) {
            retire(former.slot());
        }
        progress = progress.completed(clock.instant());
        log.info("search index: built from {} products", progress.done());
    }

    /** While the former index rests, the new one gets what is missing; then searches change over, all at once. */
    private boolean handedOver(IndexPlace almost) {
        updates.working().lock();
        try {
            return places.following(() -> handOver(almost)).isPresent();
        } finally {
            updates.working().unlock();
        }
    }

    private long handOver(IndexPlace almost) {
        IndexPlace place = updates.copy(almost, this::count);
        updates.copyUnsettled(place);
        index.show(place.slot());
        if (updates.isStopped()) {
            return IndexUpdates.NOTHING;
        }
        places.reached(place);
        index.serve(place.slot());
        return place.transaction();
    }

    private void retire(Slot former) {
        if (places.shared()) {
            LockSupport.parkNanos(OTHERS_HAVE_NOTICED.toNanos());
        }
        while (!index.isIdle(former)) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
        index.clear(former);
    }

    private void count(int products) {
        progress = progress.with(products);
        if (progress.done() % LOGGED_EVERY < products) {
            log.info("search index: {} of {} products", progress.done(), progress.total());
        }
    }

    private void failed(String why) {
        progress = progress.failed(clock.instant(), why);
    }
}
