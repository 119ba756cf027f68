package dev.flywheel.catalog.search;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.offer.FeaturedOffer;
import dev.flywheel.catalog.offer.Offer;
import dev.flywheel.catalog.offer.Offers;
import dev.flywheel.catalog.product.Gtin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the index should hold, for many products with two statements. */
@Component
class Documents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Offers offers;

    Documents(JdbcClient jdbc, Offers offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    /** Products that nobody offers have no document: they are not found. */
    List<ProductDocument> of(Collection<UUID> products) {
        Map<UUID, List<Offer>> shown = offers.of(products);
        return jdbc.sql("""
                SELECT product.id, product.sku, title, brand, category.path, gtin, description,
                       coalesce(image_url, more_images ->> 0) AS image_url, attributes, created_at, model_number,
                       coalesce(variant.family_id, product.id) AS family
                FROM product LEFT JOIN category ON category.id = product.category_id
                LEFT JOIN product_variant variant ON variant.product_id = product.id
                WHERE product.id = ANY (:ids::uuid[])""")
                .param("ids", Unnest.texts(shown.keySet(), UUID::toString))
                .query((row, number) -> document(row, shown))
                .list();
    }

    /** How many documents there should be. */
    long count() {
        return jdbc.sql("""
                SELECT count(*) FROM product
                WHERE EXISTS (SELECT FROM offer_state offer WHERE offer.product_id = product.id AND offer.shown)""").query(Long.class).single();
    }

    private static ProductDocument document(ResultSet row, Map<UUID, List<Offer>> shown) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        List<Offer> offers = shown.getOrDefault(id, List.of());
        String path = row.getString("path");
        return new ProductDocument(
                id,
                row.getObject("family", UUID.class),
                codes(row, offers),
                row.getString("title"),
                row.getString("brand"),
                path == null ? null : CategoryPath.parse(path),
                new ProductDocument.Texts(
                        words(Objects.requireNonNull(row.getString("attributes"))),
                        row.getString("description"),
                        row.getString("image_url")),
                FeaturedOffer.of(offers).orElse(null),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** A GTIN is found in its own length, and in those of an EAN and a full GTIN. */
    private static Set<String> codes(ResultSet row, List<Offer> offers) throws SQLException {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(row.getString("sku"));
        offers.forEach(offer -> codes.add(offer.sku()));
        String gtin = row.getString("gtin");
        if (gtin != null) {
            String padded = Gtin.padded(gtin);
            codes.add(gtin);
            codes.add(padded);
            codes.add(padded.substring(1));
        }
        String model = row.getString("model_number");
        if (model != null) {
            codes.add(model);
        }
        return codes;
    }

    private static String words(String attributes) {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<String, JsonNode> attribute : JSON.readTree(attributes).properties()) {
            words.append(attribute.getKey()).append(' ');
            append(words, attribute.getValue());
        }
        return words.toString();
    }

    private static void append(StringBuilder words, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> append(words, element));
        } else {
            words.append(value.asString()).append('\n');
        }
    }
}
