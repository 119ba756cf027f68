package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.change.Unnest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes who is whose parent: one statement for each kind of change, none where nothing changed. */
@Component
class FamilyWriter {

    private final JdbcClient jdbc;

    FamilyWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After the products themselves. Parents come before their variations, and go after them. */
    void write(Pages pages) {
        List<StoredProduct> touched = Stream.concat(pages.created().stream(), pages.changed().stream())
                .toList();
        makeParents(touched.stream()
                .filter(product ->
                        product.isParent() && !theme(pages.before(product)).equals(theme(product)))
                .toList());
        leave(touched.stream()
                .filter(product -> product.place() == null && hadPlace(pages, product))
                .map(StoredProduct::id)
                .toList());
        join(touched.stream()
                .filter(product -> product.place() != null && !hasPlaceStill(pages, product))
                .toList());
        unmakeParents(touched.stream()
                .filter(product ->
                        !product.isParent() && !theme(pages.before(product)).isEmpty())
                .map(StoredProduct::id)
                .toList());
    }

    private static List<String> theme(@org.jspecify.annotations.Nullable StoredProduct product) {
        return product == null ? List.of() : product.content().variation().theme();
    }

    private static boolean hadPlace(Pages pages, StoredProduct product) {
        StoredProduct before = pages.before(product);
        return before != null && before.place() != null;
    }

    private static boolean hasPlaceStill(Pages pages, StoredProduct product) {
        StoredProduct before = pages.before(product);
        return before != null && Objects.equals(before.place(), product.place());
    }

    private void makeParents(List<StoredProduct> parents) {
        if (parents.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO product_family (id, theme) SELECT id, theme FROM unnest(:ids::uuid[], :themes::jsonb[]) AS row (id, theme)
                ON CONFLICT (id) DO UPDATE SET theme = excluded.theme""")
                .param("ids", Unnest.texts(parents, StoredProduct::id))
                .param("themes", Unnest.texts(parents, parent -> JsonTexts.write(theme(parent))))
                .update();
    }

    private void leave(List<UUID> products) {
        if (products.isEmpty()) {
            return;
        }
        jdbc.sql("DELETE FROM product_variant WHERE product_id = ANY (:ids::uuid[])")
                .param("ids", Unnest.texts(products, UUID::toString))
                .update();
    }

    private void join(List<StoredProduct> variations) {
        if (variations.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO product_variant (product_id, family_id, place)
                SELECT id, family_id, place FROM unnest(:ids::uuid[], :families::uuid[], :places) AS row (id, family_id, place)
                ON CONFLICT (product_id) DO UPDATE SET family_id = excluded.family_id, place = excluded.place""")
                .param("ids", Unnest.texts(variations, StoredProduct::id))
                .param("families", Unnest.texts(variations, StoredProduct::family))
                .param(
                        "places",
                        Unnest.texts(
                                variations,
                                one -> Objects.requireNonNull(one.place()).values()))
                .update();
    }

    private void unmakeParents(List<UUID> products) {
        if (products.isEmpty()) {
            return;
        }
        jdbc.sql("DELETE FROM product_family WHERE id = ANY (:ids::uuid[])")
                .param("ids", Unnest.texts(products, UUID::toString))
                .update();
    }
}
