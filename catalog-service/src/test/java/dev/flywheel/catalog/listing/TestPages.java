package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.product.ProductStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pages for tests of rules. */
final class TestPages {

    private TestPages() {}

    /** A catalogue that defines nothing and has no families yet. */
    static Surroundings surroundings() {
        return new Surroundings(Map.of(), new Families(List.of()), Set.of(), false);
    }

    static Content content(
            ProductStatus status, @Nullable String gtin, Content.Variation variation, String attributes) {
        return new Content(
                "A thing",
                null,
                null,
                gtin,
                status,
                variation,
                new Content.Details(
                        null,
                        List.of(),
                        new Content.Images(null, List.of()),
                        new Content.Model(null, null),
                        attributes,
                        new Content.Size(null, null, null, null)));
    }

    static StoredProduct stored(Content content) {
        return new StoredProduct(new UUID(1, 1), null, "A", content, "{}", null);
    }
}
