package dev.flywheel.catalog.search;

import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.search.mapper.orm.Search;
import org.hibernate.search.mapper.orm.scope.SearchScope;
import org.hibernate.search.mapper.orm.session.SearchSession;
import org.hibernate.search.mapper.orm.work.SearchIndexingPlan;
import org.hibernate.search.mapper.pojo.work.IndexingPlanSynchronizationStrategy;
import org.springframework.stereotype.Component;

/** The index of products. Neither reading nor writing it touches the database. */
@Component
class ProductIndex {

    private final SessionFactory sessions;
    private final SearchScope<IndexedProduct> scope;
    private final AtomicLong writes = new AtomicLong();

    ProductIndex(EntityManagerFactory entities) {
        this.sessions = entities.unwrap(SessionFactory.class);
        this.scope = Search.mapping(entities).scope(IndexedProduct.class);
    }

    SearchScope<IndexedProduct> scope() {
        return scope;
    }

    <T> T search(Function<SearchSession, T> query) {
        try (Session session = sessions.openSession()) {
            return query.apply(Search.session(session));
        }
    }

    /** Writes documents and removes others; afterwards both are on disk and show in queries. */
    void write(List<ProductDocument> documents, Collection<UUID> gone) {
        search(session -> {
            session.indexingPlanSynchronizationStrategy(IndexingPlanSynchronizationStrategy.sync());
            SearchIndexingPlan plan = session.indexingPlan();
            documents.forEach(document -> plan.addOrUpdate(new IndexedProduct(document)));
            gone.forEach(id -> plan.purge(IndexedProduct.class, id, null));
            plan.execute();
            return writes.incrementAndGet();
        });
    }

    /** Grows with everything that is written here. */
    long writes() {
        return writes.get();
    }

    long count() {
        return search(session -> session.search(scope)
                .where(scope.predicate().matchAll().toPredicate())
                .fetchTotalHitCount());
    }

    /**
     * Leaves out for good what was removed or replaced. Until then it still counts in how rare a word is, so that scores
     * depend a little on how the index came about.
     */
    void merge() {
        scope.workspace().mergeSegments();
        scope.workspace().flush();
        scope.workspace().refresh();
    }

    /** Throws everything out. */
    void clear() {
        scope.workspace().purge();
        scope.workspace().flush();
        scope.workspace().refresh();
    }
}
