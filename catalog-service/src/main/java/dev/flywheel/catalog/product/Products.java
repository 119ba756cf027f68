package dev.flywheel.catalog.product;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    /**
     * The youngest change in the family: whoever leaves one leaves a younger parent behind. Sales ranks are on the page
     * too, and change without the product.
     */
    private static final String VERSION = """
            greatest(product.changed_tx, parent.changed_tx, (
                SELECT max(sibling.changed_tx) FROM product_variant member
                JOIN product sibling ON sibling.id = member.product_id
                WHERE member.family_id = coalesce(variant.family_id, product.id)))::text
            || coalesce((SELECT '-' || string_agg(rank::text, '.' ORDER BY category_id) FROM sales_rank
                WHERE sales_rank.product_id = product.id), '') AS version""";

    private static final String FROM = """
             FROM product
            LEFT JOIN product_variant variant ON variant.product_id = product.id
            LEFT JOIN product parent ON parent.id = variant.family_id
            """;

    private static final String SHOWN = "WHERE product.id = :id AND product.status = 'ACTIVE'";

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Product get(ProductId id) {
        return jdbc.sql("SELECT product.*, category.path, family.id AS family, family.theme, " + VERSION
                        + FROM
                        + """
                LEFT JOIN product_family family ON family.id = coalesce(variant.family_id, product.id)
                LEFT JOIN category ON category.id = product.category_id
                """
                        + SHOWN)
                .param("id", id.value())
                .query(Products::product)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** The version of a page alone, for callers who may have it already. */
    String version(ProductId id) {
        return jdbc.sql("SELECT " + VERSION + FROM + SHOWN)
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        String path = row.getString("path");
        UUID family = row.getObject("family", UUID.class);
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("sku"),
                row.getString("title"),
                path == null ? null : CategoryPath.parse(path),
                row.getString("gtin"),
                new Product.Texts(row.getString("description"), texts(row, "bullet_points")),
                new Product.Maker(
                        row.getString("brand"), row.getString("manufacturer"), row.getString("model_number")),
                images(row.getString("image_url"), texts(row, "more_images")),
                row.getString("attributes"),
                new Product.Size(
                        row.getObject("weight_grams", Integer.class),
                        row.getObject("length_mm", Integer.class),
                        row.getObject("width_mm", Integer.class),
                        row.getObject("height_mm", Integer.class)),
                family == null ? null : new Product.Family(new ProductId(family), texts(row, "theme")),
                row.getString("version"));
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
