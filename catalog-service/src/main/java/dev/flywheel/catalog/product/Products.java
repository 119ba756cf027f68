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

    private final JdbcClient jdbc;

    Products(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Product get(ProductId id) {
        return jdbc.sql("""
                SELECT product.*, category.path FROM product
                LEFT JOIN category ON category.id = product.category_id WHERE product.id = :id""")
                .param("id", id.value())
                .query(Products::product)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    /** The version of a page alone, for callers who may have it already. */
    String version(ProductId id) {
        return jdbc.sql("SELECT changed_tx::text FROM product WHERE id = :id")
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
                row.getString("changed_tx"));
    }

    private static ProblemException unknown(ProductId id) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no product " + id);
    }
}
