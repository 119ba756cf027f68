package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Candidate;
import dev.flywheel.catalog.search.ranking.Signals;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.ProductId;
import java.math.BigDecimal;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.jspecify.annotations.Nullable;

/** What an embedded index holds of a product: to compare it by, and to show. */
record StoredProduct(Candidate candidate, Signals signals, Hit hit) {

    static StoredProduct read(UUID id, Document stored) {
        String brand = stored.get(Field.BRAND);
        String category = stored.get(Field.CATEGORY);
        Number availability = number(stored, Field.AVAILABILITY);
        Hit hit = Hit.of(
                new ProductId(id),
                text(stored, Field.TITLE),
                brand,
                category,
                stored.get(Field.IMAGE),
                new Hit.Featured(
                        stored.get(Field.OFFER),
                        stored.get(Field.CURRENCY),
                        number(stored, Field.PRICE_MINOR),
                        stored.get(Field.SELLER_NAME),
                        availability != null && availability.intValue() == 2,
                        number(stored, Field.PRIME) instanceof Integer prime && prime == 1),
                new Hit.Stars(decimal(stored, Field.STARS), intValue(stored, Field.REVIEWS)));
        return new StoredProduct(
                new Candidate(hit.title(), orEmpty(brand), text(stored, Field.MODEL), orEmpty(category)),
                Named.signals(intValue(stored, Field.POPULARITY), decimal(stored, Field.RATING)),
                hit);
    }

    Named named(float score) {
        return new Named(hit.product(), score, candidate, signals);
    }

    private static String text(Document stored, String field) {
        return orEmpty(stored.get(field));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Number number(Document stored, String field) {
        IndexableField value = stored.getField(field);
        return value == null ? null : value.numericValue();
    }

    private static int intValue(Document stored, String field) {
        Number value = number(stored, field);
        return value == null ? 0 : value.intValue();
    }

    private static @Nullable BigDecimal decimal(Document stored, String field) {
        String text = stored.get(field);
        return text == null ? null : new BigDecimal(text);
    }
}
