package dev.flywheel.catalog.search;

import dev.flywheel.domain.ProductId;
import java.util.UUID;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.projection.dsl.SearchProjectionFactory;

/**
 * A product's place in a result, before it is known what to show of it.
 *
 * @param score see {@link Relevance}
 */
record Ranked(ProductId product, float score) {

    static SearchProjection<Ranked> projection(SearchProjectionFactory<?, ?> factory) {
        return factory.composite(
                        (id, score) -> new Ranked(new ProductId(id), score), factory.id(UUID.class), factory.score())
                .toProjection();
    }
}
