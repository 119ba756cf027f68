package dev.flywheel.catalog.product;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads products that are shown. */
@Component
class Products {

    /** When the price of anything on the page changes by itself, of the whole family. */
    private static final String NEXT_PRICE = """
            (SELECT min(offer.reprice_at) FROM (
                SELECT product.id
                UNION ALL
                SELECT member.product_id FROM product_variant member
                WHERE member.family_id = coalesce(variant.family_id, product.id)) AS shown
            JOIN offer ON offer.product_id = shown.id) AS next_price""";

    private static final String SHOWN = "WHERE product.id = :id AND product.status = 'ACTIVE'";

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Product get(ProductId id) {
        return jdbc.sql("SELECT product.*, category.path, family.id AS family, family.theme, " + NEXT_PRICE + """
                 FROM product
                LEFT JOIN product_variant variant ON variant.product_id = product.id
                LEFT JOIN product_family family ON family.id = coalesce(variant.family_id, product.id)
                LEFT JOIN category ON category.id = product.category_id
                """
                        + SHOWN)
                .param("id", id.value())
                .query(Products::product)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** @throws ProblemException 404 where there is no such page */
    void check(ProductId id) {
        boolean shown = jdbc.sql("SELECT EXISTS (SELECT FROM product " + SHOWN + ")")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        if (!shown) {
            throw unknown(id);
        }
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        String path = row.getString("path");
        UUID family = row.getObject("family", UUID.class);
        OffsetDateTime nextPrice = row.getObject("next_price", OffsetDateTime.class);
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("sku"),
                row.getString("title"),
                path == null ? null : CategoryPath.parse(path),
                row.getString("gtin"),
                new Product.Texts(row.getString("description"), texts(row, "bullet_points")),
                new Product.Maker(row.getString("brand"), row.getString("manufacturer"), row.getString("model_number")),
                images(row.getString("image_url"), texts(row, "more_images")),
                row.getString("attributes"),
                new Product.Size(
                        row.getObject("weight_grams", Integer.class),
                        row.getObject("length_mm", Integer.class),
                        row.getObject("width_mm", Integer.class),
                        row.getObject("height_mm", Integer.class)),
                family == null ? null : new Product.Family(new ProductId(family), texts(row, "theme")),
                nextPrice == null ? null : nextPrice.toInstant());
    }

    private static List<String> images(@Nullable String main, List<String> more) {
        List<String> images = new ArrayList<>();
        if (main != null) {
            images.add(main);
        }
        images.addAll(more);
        return images;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        String json = Objects.requireNonNull(row.getString(column));
        return json.equals("[]") ? List.of() : JSON.readValue(json, TEXTS);
    }

    private static ProblemException unknown(ProductId id) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no product " + id);
    }
}
