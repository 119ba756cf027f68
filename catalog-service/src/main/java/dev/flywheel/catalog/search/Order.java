package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.schema.Field;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.search.engine.search.sort.SearchSort;
import org.hibernate.search.engine.search.sort.dsl.SearchSortFactory;
import org.hibernate.search.engine.search.sort.dsl.SortFinalStep;

/** The orders the index can put products in. Each ends with the id, so that it is the same every time. */
final class Order {

    private final SearchSortFactory factory;
    private final Map<Sorting, SearchSort> sorts = new EnumMap<>(Sorting.class);

    Order(SearchSortFactory factory) {
        this.factory = factory;
        SortFinalStep inStock = factory.field(Field.AVAILABILITY).desc();
        sorts.put(Sorting.RELEVANCE, by(factory.score(), inStock));
        sorts.put(
                Sorting.PRICE_ASC, by(factory.field(Field.PRICE).asc().missing().last(), inStock));
        sorts.put(
                Sorting.PRICE_DESC,
                by(factory.field(Field.PRICE).desc().missing().last(), inStock));
        sorts.put(
                Sorting.RATING, by(factory.field(Field.RATING).desc().missing().last(), inStock));
        sorts.put(Sorting.NEWEST, by(inStock, factory.field(Field.CREATED).desc()));
    }

    SearchSort of(Sorting sorting) {
        SearchSort sort = sorts.get(sorting);
        if (sort == null) {
            throw new IllegalStateException("no order for " + sorting);
        }
        return sort;
    }

    private SearchSort by(SortFinalStep first, SortFinalStep second) {
        return factory.composite(sort -> {
                    sort.add(first);
                    sort.add(second);
                    sort.add(factory.field(Field.ORDER));
                })
                .toSort();
    }
}
