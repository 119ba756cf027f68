package dev.flywheel.catalog.exports;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.SellerId;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everything a sender lists: his offers that stand, with the product pages he keeps, and the parents of his families.
 * Rows come through a cursor of the database, a thousand at a time, so that memory does not grow with their number.
 */
@Component
class Exports {

    private static final int ROWS_AT_ONCE = 1000;
    private static final int BUFFER = 64 * 1024;

    /** Each holds a connection for as long as its reader takes. */
    private static final int AT_ONCE = 3;

    private final JdbcClient jdbc;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Exports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes a place among the exports that run; to be given back with {@link #leave}. */
    void enter() {
        if (!room.tryAcquire()) {
            throw new ProblemException(
                    CatalogError.TOO_MANY_EXPORTS, AT_ONCE + " exports are running; try again when one is over");
        }
    }

    void leave() {
        room.release();
    }

    /**
     * Writes the rows: parents before their variations, each by its SKU.
     *
     * @param seller null for the retailer
     */
    @Transactional(readOnly = true)
    public void write(@Nullable SellerId seller, ExportFormat format, OutputStream into) throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(into, StandardCharsets.UTF_8), BUFFER);
        RowWriter rows = format.to(out);
        rows.begin();
        UUID sender = seller == null ? null : seller.value();
        jdbc.sql(sql(sender))
                .param("sender", sender)
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    try {
                        rows.write(ExportedRow.cells(row));
                    } catch (IOException gone) {
                        throw new UncheckedIOException(gone);
                    }
                });
        out.flush();
    }

    private static String sql(@Nullable UUID sender) {
        return """
                WITH listed AS (
                    SELECT sku, product_id, price_minor, currency, declared_quantity, condition, sale_minor, sale_from,
                           sale_to, min_minor, max_minor, handling_days, ships_from
                    FROM offer WHERE status <> 'WITHDRAWN' AND\s""" + isSender("seller_id", sender) + """
                    UNION ALL
                    SELECT product.sku, product.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                    FROM product JOIN product_family ON product_family.id = product.id
                    WHERE\s""" + isSender("listed_by", sender) + """
                )
                SELECT listed.*,
                       product.listed_by IS NOT DISTINCT FROM :sender::uuid AND product.sku = listed.sku AS kept,
                       product.title, product.description, product.brand, category.path, product.gtin,
                       product.weight_grams, product.length_mm, product.width_mm, product.height_mm,
                       product.image_url, product.attributes, parent.sku AS parent_sku, family.theme, product.status,
                       product.more_images, product.bullet_points, product.model_number, product.manufacturer
                FROM listed
                JOIN product ON product.id = listed.product_id
                LEFT JOIN category ON category.id = product.category_id
                LEFT JOIN product_family family ON family.id = product.id
                LEFT JOIN product_variant variant ON variant.product_id = product.id
                LEFT JOIN product parent ON parent.id = variant.family_id
                ORDER BY variant.product_id IS NOT NULL, listed.sku COLLATE "C\"""";
    }

    private static String isSender(String column, @Nullable UUID sender) {
        return sender == null ? column + " IS NULL " : column + " = :sender::uuid ";
    }
}
