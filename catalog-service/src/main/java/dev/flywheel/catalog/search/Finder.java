package dev.flywheel.catalog.search;

import dev.flywheel.domain.ProductId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.jspecify.annotations.Nullable;

/** Asks the index. Both kinds of index answer alike; the embedded one without a detour. */
interface Finder {

    /** Whether so many products match. */
    boolean matches(SearchPredicate predicate, int atLeast);

    /** The best from a rank on, and counts by everything. */
    Answer best(SearchPredicate predicate, Sorting sorting, int from, int most);

    /** Counts by one facet, with {@link Facet.Attribute} by that attribute. */
    List<Count> counts(SearchPredicate predicate, Facet facet);

    /** The values that most of the products that match have, of the field {@code BRAND} or {@code CATEGORY}. */
    Collection<String> usual(SearchPredicate predicate, String field, int most);

    /** Some that match, the best first. */
    List<Hit> first(SearchPredicate predicate, int most);

    /** What to show of products; one that has left the index meanwhile is missing. */
    Map<ProductId, Hit> hits(Collection<ProductId> products);

    /** The same as long as the index is; null where nobody can tell. */
    @Nullable
    Object generation();

    /**
     * @param total of all that match
     * @param shown what to show of the hits, as far as it came with them
     */
    record Answer(List<Named> hits, long total, Map<Facet, List<Count>> counts, Map<ProductId, Hit> shown) {}

    /** Lets somebody ask, always the same index. */
    interface Source {
        <T> T ask(Function<Finder, T> questions);
    }
}
