package dev.flywheel.catalog.search;

import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.bestseller.Popularity;
import dev.flywheel.catalog.category.AttributeDefinitions;
import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.rating.Rating;
import dev.flywheel.catalog.rating.Ratings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the index should hold, for many products with five statements. */
@Component
class Documents {

    private final JdbcClient jdbc;
    private final Offers offers;
    private final Ratings ratings;
    private final Popularity popularity;
    private final AttributeDefinitions definitions;

    Documents(
            JdbcClient jdbc, Offers offers, Ratings ratings, Popularity popularity, AttributeDefinitions definitions) {
        this.jdbc = jdbc;
        this.offers = offers;
        this.ratings = ratings;
        this.popularity = popularity;
        this.definitions = definitions;
    }

    /** Products that nobody offers have no document: they are not found. */
    List<ProductDocument> of(Collection<UUID> products) {
        Map<UUID, List<Offer>> shown = offers.of(products);
        List<Page> pages = pages(shown.keySet());
        Beside beside = new Beside(
                shown,
                ratings.of(shown.keySet()),
                popularity.of(shown.keySet()),
                definitions.of(pages.stream()
                        .map(Page::category)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
        return pages.stream().map(page -> document(page, beside)).toList();
    }

    /** How many documents there should be. */
    long count() {
        return jdbc.sql("""
                SELECT count(*) FROM product
                WHERE EXISTS (SELECT FROM offer_state offer WHERE offer.product_id = product.id AND offer.shown)""").query(Long.class).single();
    }

    private List<Page> pages(Collection<UUID> products) {
        return jdbc.sql("""
                SELECT product.id, product.sku, title, brand, category.path, gtin, description,
                       coalesce(image_url, more_images ->> 0) AS image_url, attributes, typed, bullet_points, created_at,
                       model_number, coalesce(variant.family_id, product.id) AS family
                FROM product LEFT JOIN category ON category.id = product.category_id
                LEFT JOIN product_variant variant ON variant.product_id = product.id
                WHERE product.id = ANY (:ids::uuid[])""")
                .param("ids", Unnest.texts(products, UUID::toString))
                .query(Documents::page)
                .list();
    }

    private static Page page(ResultSet row, int number) throws SQLException {
        String path = row.getString("path");
        return new Page(
                row.getObject("id", UUID.class),
                row.getObject("family", UUID.class),
                Objects.requireNonNull(row.getString("title")),
                row.getString("brand"),
                path == null ? null : CategoryPath.parse(path),
                new Codes(row.getString("sku"), row.getString("gtin"), row.getString("model_number")),
                Objects.requireNonNull(row.getString("attributes")),
                Objects.requireNonNull(row.getString("typed")),
                JsonWords.sentences(row.getString("description"), row.getString("bullet_points")),
                row.getString("image_url"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static ProductDocument document(Page page, Beside beside) {
        List<Offer> offers = beside.offers().getOrDefault(page.id(), List.of());
        AttributeSet attributes = page.category() == null
                ? AttributeSet.NONE
                : beside.attributes().getOrDefault(page.category(), AttributeSet.NONE);
        return new ProductDocument(
                page.id(),
                page.family(),
                page.codes().all(offers),
                page.title(),
                page.brand(),
                page.category(),
                new ProductDocument.Texts(
                        page.codes().model(),
                        JsonWords.of(page.attributes()),
                        CountedAttributes.of(page.typed(), attributes),
                        page.description(),
                        page.image()),
                new ProductDocument.Standing(
                        FeaturedOffer.of(offers).orElse(null),
                        offers,
                        beside.ratings().getOrDefault(page.id(), Rating.NONE),
                        beside.popularity().getOrDefault(page.id(), 0)),
                page.created());
    }

    /** The product's row. */
    private record Page(
            UUID id,
            UUID family,
            String title,
            @Nullable String brand,
            @Nullable CategoryPath category,
            Codes codes,
            String attributes,
            String typed,
            String description,
            @Nullable String image,
            Instant created) {}

    /** What others know of the products. */
    private record Beside(
            Map<UUID, List<Offer>> offers,
            Map<UUID, Rating> ratings,
            Map<UUID, Integer> popularity,
            Map<CategoryPath, AttributeSet> attributes) {}
}
