package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Candidate;
import dev.flywheel.catalog.search.ranking.Signals;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.search.engine.search.projection.SearchProjection;
import org.hibernate.search.engine.search.projection.dsl.ProjectionFinalStep;
import org.hibernate.search.engine.search.projection.dsl.SearchProjectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A product the index found, with what it is compared by.
 *
 * @param score see {@link Relevance}
 */
record Named(ProductId product, float score, Candidate candidate, Signals signals) {

    private static final int POPULAR = 10;
    private static final double USUAL = 3.5;
    private static final double BEST = 5;

    static SearchProjection<Named> projection(SearchProjectionFactory<?, ?> factory) {
        return factory.composite(
                        Named::of,
                        factory.id(UUID.class),
                        factory.score(),
                        text(factory, Field.TITLE),
                        text(factory, Field.BRAND),
                        text(factory, Field.MODEL),
                        text(factory, Field.CATEGORY),
                        factory.field(Field.POPULARITY, Integer.class),
                        factory.field(Field.RATING, BigDecimal.class))
                .toProjection();
    }

    private static ProjectionFinalStep<String> text(SearchProjectionFactory<?, ?> factory, String field) {
        return factory.field(field, String.class);
    }

    /** In the order of the projection. */
    private static Named of(List<? extends @Nullable Object> values) {
        return new Named(
                new ProductId((UUID) Objects.requireNonNull(values.get(0))),
                (Float) Objects.requireNonNull(values.get(1)),
                new Candidate(text(values.get(2)), text(values.get(3)), text(values.get(4)), text(values.get(5))),
                signals(values.get(6) instanceof Integer popularity ? popularity : 0, (BigDecimal) values.get(7)));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static Signals signals(int popularity, @Nullable BigDecimal rating) {
        double popular = Math.min(popularity, POPULAR) / (double) POPULAR;
        double liked = rating == null ? 0 : Math.clamp((rating.doubleValue() - USUAL) / (BEST - USUAL), -1, 1);
        return new Signals(popular, liked, 0);
    }
}
