package dev.flywheel.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.flywheel.catalog.search.column.Place;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What an embedded index holds of its products. What was read is kept for a while: a document never changes. */
final class StoredProducts {

    /** About 50 MB when full. */
    private static final int MOST = 50_000;

    private final Cache<Long, StoredProduct> kept =
            Caffeine.newBuilder().maximumSize(MOST).build();

    StoredProduct of(Place place) {
        Long key = ((long) place.segment().number() << Integer.SIZE) | place.document();
        StoredProduct known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        StoredProduct read = read(place);
        kept.put(key, read);
        return read;
    }

    private static StoredProduct read(Place place) {
        try {
            return StoredProduct.read(
                    place.segment().id(place.document()),
                    place.leaf().storedFields().document(place.document()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
