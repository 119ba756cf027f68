package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ProductChanges.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings the index up to date, page by page, and remembers the place it has reached: a crash costs nothing but the last
 * page, and starting from nothing is how a lost index is built again. For one thread at a time.
 */
@Component
class IndexUpdates {

    private static final Logger log = LoggerFactory.getLogger(IndexUpdates.class);
    private static final int PAGE = 500;
    private static final int PROGRESS_EVERY = 10_000;

    private final ProductChanges changes;
    private final Documents documents;
    private final ProductIndex index;
    private final IndexDirectory directory;
    private @Nullable IndexPlace reached;
    private boolean merged;
    private volatile boolean stopped;

    IndexUpdates(ProductChanges changes, Documents documents, ProductIndex index, IndexDirectory directory) {
        this.changes = changes;
        this.documents = documents;
        this.index = index;
        this.directory = directory;
    }

    /**
     * Works off all changes that are settled.
     *
     * @return every change before this transaction is in the index
     */
    long workOff() {
        IndexPlace place = place();
        int done = 0;
        while (!stopped) {
            long settled = changes.settled();
            List<Change> page = changes.after(place, settled, PAGE);
            if (page.isEmpty()) {
                return settled;
            }
            apply(page);
            place = reached(
                    place.at(page.getLast().transaction(), page.getLast().product()));
            done += page.size();
            if (done % PROGRESS_EVERY < PAGE && done >= PROGRESS_EVERY) {
                log.info("search index: {} products written", done);
            }
        }
        return place.transaction();
    }

    /** Finds by counting that documents were lost, and builds the index again if so. */
    void check() {
        workOff();
        if (documents.count() == index.count()) {
            return;
        }
        // Something may have changed between the two counts, which a second look settles.
        workOff();
        long wanted = documents.count();
        long found = index.count();
        if (wanted != found && !stopped) {
            log.warn("the search index holds {} products instead of {}", found, wanted);
            reached(emptied(place().catalogue()));
            workOff();
        }
    }

    /** Makes scores those of an index that was just built. */
    void merge() {
        if (!merged) {
            index.merge();
            merged = true;
        }
    }

    /** Ends after the page that is being written. */
    void stop() {
        stopped = true;
    }

    private void apply(List<Change> page) {
        List<UUID> ids = page.stream().map(Change::product).toList();
        List<ProductDocument> found = documents.of(ids);
        Set<UUID> gone = new HashSet<>(ids);
        found.forEach(document -> gone.remove(document.id()));
        index.write(found, new ArrayList<>(gone));
        merged = false;
    }

    private IndexPlace place() {
        return reached == null ? reached(found()) : reached;
    }

    private IndexPlace reached(IndexPlace place) {
        directory.reached(place);
        reached = place;
        return place;
    }

    /** What the directory remembers, if it is about this database. */
    private IndexPlace found() {
        UUID catalogue = changes.catalogue();
        IndexPlace place = directory.place();
        if (place != null && place.catalogue().equals(catalogue) && place.transaction() < changes.begun()) {
            return place;
        }
        if (place != null) {
            log.warn("the search index belongs to another database, or to a later state of this one");
        }
        return emptied(catalogue);
    }

    private IndexPlace emptied(UUID catalogue) {
        log.info("search index: building it from {} products", documents.count());
        index.clear();
        return IndexPlace.start(catalogue);
    }
}
