package dev.flywheel.catalog.search;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.search.backend.lucene.LuceneExtension;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;
import org.hibernate.search.mapper.orm.work.SearchWorkspace;
import org.hibernate.search.util.common.SearchException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The indexes of products, one of which is searched. Neither reading nor writing touches the database. */
@Component
class ProductIndex {

    private final SessionFactory sessions;
    private final SearchScope<IndexedProduct> scope;
    private final List<Index> indexes;
    private volatile @Nullable Slot served;
    private final AtomicLong changes = new AtomicLong();

    ProductIndex(EntityManagerFactory entities) {
        this.sessions = entities.unwrap(SessionFactory.class);
        this.scope = Search.mapping(entities).scope(IndexedProduct.class);
        this.indexes = Stream.of(Slot.values())
                .map(slot -> new Index(Search.mapping(entities).scope(slot.type()), new AtomicInteger()))
                .toList();
    }

    /** What queries are made of. A query made of it finds what is in the index that is searched when it runs. */
    SearchScope<IndexedProduct> scope() {
        return scope;
    }

    /**
     * Runs queries, all on the same index.
     *
     * @throws ProblemException 503 while there is no index to search, or it cannot be reached or read
     */
    <T> T search(Function<SearchSession, T> query) {
        Slot slot = entered();
        try {
            return with(session -> query.apply(SearchOfOne.in(of(slot).scope(), scope, session)));
        } catch (SearchException failed) {
            throw isAway(failed)
                    ? new ProblemException(CommonError.UNAVAILABLE, "search is away for the moment")
                    : failed;
        } finally {
            of(slot).searches().decrementAndGet();
        }
    }

    /**
     * Reads the index that is searched as Lucene has it; only where it is embedded.
     *
     * @throws ProblemException 503 while there is no index to search, or it cannot be read
     */
    <T> T read(Function<IndexReader, T> reading) {
        Slot slot = entered();
        try (IndexReader reader =
                of(slot).scope().extension(LuceneExtension.get()).openIndexReader()) {
            return reading.apply(reader);
        } catch (IOException | UncheckedIOException failed) {
            throw new ProblemException(CommonError.UNAVAILABLE, "search is away for the moment");
        } finally {
            of(slot).searches().decrementAndGet();
        }
    }

    /** Makes the indexes where there are none, empty. */
    void prepare() {
        scope.schemaManager().createIfMissing();
    }

    /** The index that is searched; null while there is none. */
    @Nullable
    Slot served() {
        return served;
    }

    /** From now on this index is searched; null when there is none that should be. */
    void serve(@Nullable Slot slot) {
        if (served != slot) {
            served = slot;
            changes.incrementAndGet();
        }
    }

    /** Nobody searches it any more; of an index that is not served. */
    boolean isIdle(Slot slot) {
        return of(slot).searches().get() == 0;
    }

    /** Writes documents and removes others; they need not be seen nor survive before {@link #show}. */
    void add(Slot slot, List<ProductDocument> documents, Collection<UUID> gone) {
        with(session -> {
            session.indexingPlanSynchronizationStrategy(new Unhurried());
            SearchIndexingPlan plan = session.indexingPlan();
            documents.forEach(document -> plan.addOrUpdate(slot.holding(document)));
            gone.forEach(id -> plan.purge(slot.type(), id, null));
            plan.execute();
            return plan;
        });
    }

    /** Grows whenever queries may find something else, after they do. */
    long changes() {
        return changes.get();
    }

    long count(Slot slot) {
        return with(session -> session.search(of(slot).scope())
                .where(scope.predicate().matchAll().toPredicate())
                .fetchTotalHitCount());
    }

    /**
     * Leaves out for good what was removed or replaced. Until then it still counts in how rare a word is, so that scores
     * depend a little on how the index came about.
     */
    void merge(Slot slot) {
        workspace(slot).mergeSegments();
        show(slot);
    }

    /** Puts on disk what was written, and lets queries see it. */
    void show(Slot slot) {
        workspace(slot).flush();
        workspace(slot).refresh();
        changes.incrementAndGet();
    }

    /** Makes it anew, empty. */
    void clear(Slot slot) {
        of(slot).scope().schemaManager().dropAndCreate();
    }

    private static boolean isAway(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause).anyMatch(IOException.class::isInstance);
    }

    private SearchWorkspace workspace(Slot slot) {
        return of(slot).scope().workspace();
    }

    /** Counted before it is certain, so that an index is never emptied under a search that is about to begin. */
    private Slot entered() {
        while (true) {
            Slot slot = served;
            if (slot == null) {
                throw new ProblemException(
                        CatalogError.SEARCH_NOT_READY, "the search index is being built, please try again in a moment");
            }
            of(slot).searches().incrementAndGet();
            if (slot == served) {
                return slot;
            }
            of(slot).searches().decrementAndGet();
        }
    }

    private <T> T with(Function<SearchSession, T> work) {
        try (Session session = sessions.openSession()) {
            return work.apply(Search.session(session));
        }
    }

    private Index of(Slot slot) {
        return indexes.get(slot.ordinal());
    }

    /**
     * @param searches that run on it now
     */
    private record Index(SearchScope<? extends IndexedProduct> scope, AtomicInteger searches) {}
}
