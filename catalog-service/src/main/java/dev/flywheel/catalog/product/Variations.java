package dev.flywheel.catalog.product;

import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the variations of a family. */
@Component
class Variations {

    private final JdbcClient jdbc;

    Variations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are shown, in the order in which they were listed; all with one statement. */
    List<Variation> of(ProductId family) {
        return jdbc.sql("""
                SELECT product.id, product.title, coalesce(product.image_url, product.more_images ->> 0) AS image,
                       (SELECT jsonb_object_agg(name, product.attributes -> name)
                        FROM jsonb_array_elements_text(family.theme) name) AS place
                FROM product_family family
                JOIN product_variant variant ON variant.family_id = family.id
                JOIN product ON product.id = variant.product_id
                WHERE family.id = :family AND product.status = 'ACTIVE' ORDER BY product.id""")
                .param("family", family.value())
                .query((row, number) -> new Variation(
                        new ProductId(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        row.getString("image"),
                        Objects.requireNonNull(row.getString("place"))))
                .list();
    }

    /**
     * @param values JSON object: what it has for the theme of the family
     */
    record Variation(
            ProductId product, String title, @Nullable String image, String values) {}
}
