package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.category.CategoryPath;
import dev.flywheel.catalog.change.Unnest;
import dev.flywheel.catalog.listing.Families.Variation;
import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.catalog.offer.Delivery;
import dev.flywheel.catalog.offer.OfferStatus;
import dev.flywheel.catalog.offer.PriceLimits;
import dev.flywheel.catalog.offer.Pricing;
import dev.flywheel.catalog.product.Gtin;
import dev.flywheel.catalog.product.ProductStatus;
import dev.flywheel.domain.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
                SELECT id, product_id, sku, price_minor, currency, condition, status, declared_quantity, sale_minor,
                       sale_from, sale_to, min_minor, max_minor, handling_days, ships_from
                FROM offer WHERE sku = ANY (:skus) AND\s""" + isSender("seller_id", sender))
                .param("sender", sender)
                .param("skus", Unnest.texts(skus, sku -> sku))
                .query(Listings::offer)
                .list();
    }

    /** The products with these ids, GTINs, or SKUs of the sender, and the parents of them that are variations. */
    List<StoredProduct> products(
            Collection<UUID> ids, Collection<String> gtins, @Nullable UUID sender, Collection<String> skus) {
        return jdbc.sql("""
                WITH found AS (
                    SELECT id FROM product WHERE id = ANY (:ids::uuid[])
                    UNION SELECT id FROM product WHERE gtin14 = ANY (:gtins)
                    UNION SELECT id FROM product WHERE sku = ANY (:skus) AND\s""" + isSender("listed_by", sender) + """
                ), wanted AS (
                    SELECT id FROM found
                    UNION SELECT family_id FROM product_variant WHERE product_id IN (SELECT id FROM found))
                SELECT product.*, category.path, family.theme, variant.family_id, variant.place,
                       parent.sku AS parent_sku, parent_family.theme AS parent_theme
                FROM wanted JOIN product USING (id)
                LEFT JOIN category ON category.id = product.category_id
                LEFT JOIN product_family family ON family.id = product.id
                LEFT JOIN product_variant variant ON variant.product_id = product.id
                LEFT JOIN product parent ON parent.id = variant.family_id
                LEFT JOIN product_family parent_family ON parent_family.id = variant.family_id""")
                .param("ids", Unnest.texts(ids, UUID::toString))
                .param("gtins", Unnest.texts(gtins, Gtin::padded))
                .param("sender", sender)
                .param("skus", Unnest.texts(skus, sku -> sku))
                .query(Listings::product)
                .list();
    }

    /** All variations of these parents. */
    List<Variation> variations(Collection<UUID> parents) {
        return jdbc.sql("""
                SELECT product_id, family_id, place FROM product_variant WHERE family_id = ANY (:parents::uuid[])""")
                .param("parents", Unnest.texts(parents, UUID::toString))
                .query((row, number) -> new Variation(
                        row.getObject("product_id", UUID.class),
                        row.getObject("family_id", UUID.class),
                        row.getString("place")))
                .list();
    }

    /** Of the products, those that somebody else offers. */
    Set<UUID> offeredByOthers(@Nullable UUID sender, Collection<UUID> products) {
        return Set.copyOf(jdbc.sql("""
                SELECT DISTINCT product_id FROM offer
                WHERE product_id = ANY (:products::uuid[]) AND seller_id IS DISTINCT FROM :sender::uuid
                      AND status <> 'WITHDRAWN'""")
                .param("products", Unnest.texts(products, UUID::toString))
                .param("sender", sender)
                .query(UUID.class)
                .list());
    }

    /** Such that an index serves it: {@code IS NOT DISTINCT FROM} would read the whole table. */
    private static String isSender(String column, @Nullable UUID sender) {
        return sender == null ? column + " IS NULL " : column + " = :sender::uuid ";
    }

    private static StoredOffer offer(ResultSet row, int number) throws SQLException {
        return new StoredOffer(
                row.getObject("id", UUID.class),
                row.getObject("product_id", UUID.class),
                row.getString("sku"),
                terms(row),
                OfferStatus.valueOf(row.getString("status")),
                row.getObject("declared_quantity", Integer.class));
    }

    static Terms terms(ResultSet row) throws SQLException {
        Pricing pricing = Pricing.of(row);
        return new Terms(
                pricing == null ? null : pricing.regular(),
                Condition.of(row.getString("condition")),
                pricing == null ? null : pricing.sale(),
                new PriceLimits(amount(row, "min_minor", pricing), amount(row, "max_minor", pricing)),
                new Delivery(row.getObject("handling_days", Integer.class), row.getString("ships_from")));
    }

    private static @Nullable Money amount(ResultSet row, String column, @Nullable Pricing pricing) throws SQLException {
        Long minor = row.getObject(column, Long.class);
        return minor == null || pricing == null
                ? null
                : new Money(minor, pricing.regular().currency());
    }

    private static StoredProduct product(ResultSet row, int number) throws SQLException {
        return new StoredProduct(
                row.getObject("id", UUID.class),
                row.getObject("listed_by", UUID.class),
                row.getString("sku"),
                content(row),
                Attributes.canonical(text(row, "typed")),
                place(row));
    }

    private static Content content(ResultSet row) throws SQLException {
        String path = row.getString("path");
        String theme = row.getString("theme");
        return new Content(
                row.getString("title"),
                row.getString("brand"),
                path == null ? null : CategoryPath.parse(path),
                row.getString("gtin"),
                ProductStatus.valueOf(row.getString("status")),
                new Content.Variation(row.getString("parent_sku"), theme == null ? List.of() : JsonTexts.read(theme)),
                new Content.Details(
                        row.getString("description"),
                        JsonTexts.read(text(row, "bullet_points")),
                        new Content.Images(row.getString("image_url"), JsonTexts.read(text(row, "more_images"))),
                        new Content.Model(row.getString("model_number"), row.getString("manufacturer")),
                        Attributes.canonical(text(row, "attributes")),
                        new Content.Size(
                                row.getObject("weight_grams", Integer.class),
                                row.getObject("length_mm", Integer.class),
                                row.getObject("width_mm", Integer.class),
                                row.getObject("height_mm", Integer.class))));
    }

    private static StoredProduct.@Nullable Place place(ResultSet row) throws SQLException {
        UUID family = row.getObject("family_id", UUID.class);
        return family == null
                ? null
                : new StoredProduct.Place(family, JsonTexts.read(text(row, "parent_theme")), text(row, "place"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }
}
