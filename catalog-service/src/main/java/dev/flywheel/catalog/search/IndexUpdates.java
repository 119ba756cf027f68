package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ProductChanges.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the index that is searched up to date, page by page, and remembers the place up to which it is on disk: a crash
 * costs nothing but the last pages, which are written again. For one thread at a time.
 */
@Component
class IndexUpdates {

    /** Nothing is known to be in the index. */
    static final long NOTHING = -1;

    private static final Logger log = LoggerFactory.getLogger(IndexUpdates.class);
    private static final int PAGE = 1000;
    /** How long a search may miss what was written while there is more to write: putting it on disk has a price. */
    private static final Duration HIDDEN_AT_MOST = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 10_000;

    private final ProductChanges changes;
    private final Documents documents;
    private final ProductIndex index;
    private final IndexPlaces places;
    private final ReentrantLock working = new ReentrantLock(true);
    private boolean merged;
    private volatile long caughtUp = System.nanoTime();
    private volatile boolean stopped;

    IndexUpdates(ProductChanges changes, Documents documents, ProductIndex index, IndexPlaces places) {
        this.changes = changes;
        this.documents = documents;
        this.index = index;
        this.places = places;
    }

    /** To be held by who writes the index that is searched, or changes which one that is. */
    ReentrantLock working() {
        return working;
    }

    /**
     * Takes the index that is remembered into service, if it is of this database and not of a later state of it.
     *
     * @return false when there is none, so that one has to be built
     */
    boolean open() {
        index.prepare();
        IndexPlace place = places.place();
        if (place == null) {
            index.serve(null);
            return false;
        }
        if (!place.catalogue().equals(changes.catalogue()) || place.transaction() >= changes.begun()) {
            places.forget("it belonged to another database, or to a later state of this one");
            index.serve(null);
            return false;
        }
        index.serve(place.slot());
        return true;
    }

    /**
     * Works off all changes that are settled, and no later ones, so that who changes things all the time keeps nobody else
     * from the index.
     *
     * @return every change before this transaction is in the index that is searched
     */
    long workOff() {
        OptionalLong reached = places.following(this::follow);
        return reached.orElse(NOTHING);
    }

    private long follow() {
        IndexPlace place = places.place();
        if (place == null) {
            return NOTHING;
        }
        index.serve(place.slot());
        IndexPlace shown = place;
        long shownAt = System.nanoTime();
        while (!stopped) {
            long settled = changes.settled();
            List<Change> page = changes.after(place, settled, PAGE);
            if (!page.isEmpty()) {
                write(place.slot(), page);
                place = behind(place, page);
            }
            boolean last = page.size() < PAGE;
            if (place != shown && (last || System.nanoTime() - shownAt > HIDDEN_AT_MOST.toNanos())) {
                show(place);
                shown = place;
                shownAt = System.nanoTime();
            }
            if (last) {
                caughtUp = System.nanoTime();
                return settled;
            }
        }
        return shown.transaction();
    }

    /** The place is remembered behind what is on disk. */
    private void show(IndexPlace place) {
        index.show(place.slot());
        places.reached(place);
        merged = false;
    }

    /**
     * Finds by counting that documents were lost.
     *
     * @return what is wrong, for people; null when nothing is
     */
    @Nullable
    String fault() {
        workOff();
        Slot slot = index.served();
        if (slot == null || documents.count() == index.count(slot)) {
            return null;
        }
        // Something may have changed between the two counts, which a second look settles.
        workOff();
        long wanted = documents.count();
        long found = index.count(slot);
        if (wanted == found || stopped) {
            return null;
        }
        String fault = "it held %d products instead of %d".formatted(found, wanted);
        log.warn("the search index is built again: {}", fault);
        if (found == 0) {
            places.forget(fault);
            open();
        }
        return fault;
    }

    /** Makes scores those of an index that was just built. */
    void merge() {
        Slot slot = index.served();
        if (!merged && slot != null) {
            index.merge(slot);
            merged = true;
        }
    }

    /**
     * Writes the settled changes behind a place into an index that is not searched, up to a page that is not full: who
     * changes things all the time must not be able to keep this from ending.
     *
     * @param counted is told how many products each page had
     * @return the place behind them
     */
    IndexPlace copy(IndexPlace begin, IntConsumer counted) {
        IndexPlace place = begin;
        int found = PAGE;
        while (found == PAGE && !stopped) {
            List<Change> page = changes.after(place, changes.settled(), PAGE);
            found = page.size();
            if (!page.isEmpty()) {
                write(place.slot(), page);
                place = behind(place, page);
                counted.accept(found);
            }
        }
        return place;
    }

    /**
     * Writes everything that is committed behind a place and may not be settled. A product that changed again while a
     * longer transaction still runs has left its former place and cannot be followed yet; the index that is searched has
     * it in its former state, and the one that takes over must have it too.
     */
    void copyUnsettled(IndexPlace place) {
        IndexPlace last = place;
        List<Change> page;
        do {
            page = changes.after(last, PAGE);
            if (!page.isEmpty()) {
                write(place.slot(), page);
                last = behind(last, page);
            }
        } while (page.size() == PAGE);
    }

    /** Seconds since all that was committed was last known to be in the index; 0 while it is. */
    double lag() {
        return waiting() == 0 ? 0 : (System.nanoTime() - caughtUp) / 1e9;
    }

    /** How many products changed and are not in the index in their new state, counted up to {@value #MOST_WAITING}. */
    long waiting() {
        IndexPlace place = places.place();
        return place == null ? MOST_WAITING : changes.waiting(place, MOST_WAITING);
    }

    /** Ends after the page that is being written. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    private void write(Slot slot, List<Change> page) {
        List<UUID> ids = page.stream().map(Change::product).toList();
        List<ProductDocument> found = documents.of(ids);
        Set<UUID> gone = new HashSet<>(ids);
        found.forEach(document -> gone.remove(document.id()));
        index.add(slot, found, new ArrayList<>(gone));
    }

    private static IndexPlace behind(IndexPlace place, List<Change> page) {
        return place.at(page.getLast().transaction(), page.getLast().product());
    }
}
