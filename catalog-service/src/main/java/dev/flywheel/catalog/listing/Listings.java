package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is stored about the products and offers that rows are about. */
@Component
class Listings {

    private final JdbcClient jdbc;

    Listings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The sender's offers under these SKUs. */
    List<StoredOffer> offers(@Nullable UUID sender, Collection<String> skus) {
        return jdbc.sql("""
                SELECT id, product_id, sku, price_minor, currency, condition, status, declared_quantity FROM offer
                WHERE seller_id IS NOT DISTINCT FROM :sender::uuid AND sku = ANY (:skus)""")
                .param("sender", sender)
                .param("skus", Unnest.texts(skus, sku -> sku))
                .query(Listings::offer)
                .list();
    }

    /** The products with these ids or GTINs. */
    List<StoredProduct> products(Collection<UUID> ids, Collection<String> gtins) {
        return jdbc.sql("""
                SELECT product.*, category.path FROM product LEFT JOIN category ON category.id = product.category_id
                WHERE product.id = ANY (:ids::uuid[]) OR product.gtin14 = ANY (:gtins)""")
                .param("ids", Unnest.texts(ids, UUID::toString))
                .param("gtins", Unnest.texts(gtins, Gtin::padded))
                .query(Listings::product)
                .list();
    }

    private static StoredOffer offer(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        Money price = currency == null ? null : new Money(row.getLong("price_minor"), Money.currency(currency));
        return new StoredOffer(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("sku"),
                new Terms(price, Condition.of(row.getString("condition"))),
                OfferStatus.valueOf(row.getString("status")),
                row.getObject("declared_quantity", Integer.class));
    }

    private static StoredProduct product(ResultSet row, int number) throws SQLException {
        String path = row.getString("path");
        return new StoredProduct(
                row.getObject("id", UUID.class),
                row.getObject("listed_by", UUID.class),
                row.getString("sku"),
                new Content(
                        row.getString("title"),
                        row.getString("brand"),
                        path == null ? null : CategoryPath.parse(path),
                        row.getString("gtin"),
                        new Content.Details(
                                row.getString("description"),
                                row.getString("image_url"),
                                Attributes.canonical(Objects.requireNonNull(row.getString("attributes"))),
                                new Content.Size(
                                        row.getObject("weight_grams", Integer.class),
                                        row.getObject("length_mm", Integer.class),
                                        row.getObject("width_mm", Integer.class),
                                        row.getObject("height_mm", Integer.class)))));
    }
}
