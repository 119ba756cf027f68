package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
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
 * A product found, as the index holds it.
 *
 * @param price of the featured offer; null when it cannot be bought
 */
record Hit(
        ProductId product,
        String title,
        @Nullable String brand,
        @Nullable String category,
        @Nullable String image,
        @Nullable OfferId offer,
        @Nullable Money price,
        @Nullable String sellerName,
        boolean inStock,
        boolean prime,
        Stars stars) {

    static SearchProjection<Hit> projection(SearchProjectionFactory<?, ?> factory) {
        return factory.composite(
                        Hit::of,
                        factory.id(UUID.class),
                        text(factory, Field.TITLE),
                        text(factory, Field.BRAND),
                        text(factory, Field.CATEGORY),
                        text(factory, Field.IMAGE),
                        text(factory, Field.OFFER),
                        text(factory, Field.CURRENCY),
                        factory.field(Field.PRICE_MINOR, Long.class),
                        text(factory, Field.SELLER_NAME),
                        factory.field(Field.AVAILABILITY, Integer.class),
                        factory.field(Field.PRIME, Boolean.class),
                        factory.field(Field.STARS, BigDecimal.class),
                        factory.field(Field.REVIEWS, Integer.class))
                .toProjection();
    }

    private static ProjectionFinalStep<String> text(SearchProjectionFactory<?, ?> factory, String field) {
        return factory.field(field, String.class);
    }

    /** In the order of the projection. */
    private static Hit of(List<? extends @Nullable Object> values) {
        return of(
                new ProductId((UUID) Objects.requireNonNull(values.get(0))),
                (String) Objects.requireNonNull(values.get(1)),
                (String) values.get(2),
                (String) values.get(3),
                (String) values.get(4),
                new Featured(
                        (String) values.get(5),
                        (String) values.get(6),
                        (Long) values.get(7),
                        (String) values.get(8),
                        Objects.equals(values.get(9), 2),
                        Boolean.TRUE.equals(values.get(10))),
                new Stars((BigDecimal) values.get(11), values.get(12) instanceof Integer count ? count : 0));
    }

    static Hit of(
            ProductId product,
            String title,
            @Nullable String brand,
            @Nullable String category,
            @Nullable String image,
            Featured featured,
            Stars stars) {
        return new Hit(
                product,
                title,
                brand,
                category,
                image,
                featured.offer() == null ? null : OfferId.of(featured.offer()),
                featured.price(),
                featured.sellerName(),
                featured.inStock(),
                featured.prime(),
                stars);
    }

    /** The featured offer, as the index holds it. */
    record Featured(
            @Nullable String offer,
            @Nullable String currency,
            @Nullable Number minor,
            @Nullable String sellerName,
            boolean inStock,
            boolean prime) {

        @Nullable
        Money price() {
            return currency == null || minor == null ? null : new Money(minor.longValue(), Money.currency(currency));
        }
    }

    /**
     * @param mean absent without reviews
     * @param count reviews
     */
    record Stars(@Nullable BigDecimal mean, int count) {}
}
