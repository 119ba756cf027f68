package dev.flywheel.catalog.product;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads products. */
@Component
class Products {

    /** Sales ranks are on the page too, and change without the product: they are part of its version. */
    private static final String VERSION = """
            product.changed_tx::text || coalesce(
                (SELECT '-' || string_agg(rank::text, '.' ORDER BY category_id) FROM sales_rank
                 WHERE sales_rank.product_id = product.id), '') AS version""";

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Product get(ProductId id) {
        return jdbc.sql("SELECT product.*, category.path, " + VERSION + """
                 FROM product
                LEFT JOIN category ON category.id = product.category_id WHERE product.id = :id""")
                .param("id", id.value())
                .query(Products::product)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** The version of a page alone, for callers who may have it already. */
    String version(ProductId id) {
        return jdbc.sql("SELECT " + VERSION + " FROM product WHERE id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    private static Product product(ResultSet row, int number) throws SQLException {
        String path = row.getString("path");
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("sku"),
                row.getString("title"),
                row.getString("description"),
                row.getString("brand"),
                path == null ? null : CategoryPath.parse(path),
                row.getString("gtin"),
                row.getString("image_url"),
                row.getString("attributes"),
                new Product.Size(
                        row.getObject("weight_grams", Integer.class),
                        row.getObject("length_mm", Integer.class),
                        row.getObject("width_mm", Integer.class),
                        row.getObject("height_mm", Integer.class)),
                row.getString("version"));
    }

    private static ProblemException unknown(ProductId id) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no product " + id);
    }
}
