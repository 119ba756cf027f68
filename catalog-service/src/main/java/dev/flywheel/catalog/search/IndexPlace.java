package dev.flywheel.catalog.search;

import dev.flywheel.domain.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an index has followed the catalogue: the last change it holds, by transaction and product.
 *
 * @param catalogue whose changes these are
 */
record IndexPlace(UUID catalogue, long transaction, UUID product) {

    /** Grows with every change of what documents hold: an index of another make is built again. */
    private static final int MAKE = 2;

    private static final UUID NO_PRODUCT = new UUID(0, 0);

    static IndexPlace start(UUID catalogue) {
        return new IndexPlace(catalogue, 0, NO_PRODUCT);
    }

    IndexPlace at(long laterTransaction, UUID lastProduct) {
        return new IndexPlace(catalogue, laterTransaction, lastProduct);
    }

    /** Null when the text is damaged or of another make. */
    static @Nullable IndexPlace parse(String text) {
        String[] parts = text.strip().split(" ");
        try {
            if (parts.length == 4 && Integer.parseInt(parts[0]) == MAKE) {
                return new IndexPlace(Ids.parse(parts[1]), Long.parseLong(parts[2]), Ids.parse(parts[3]));
            }
        } catch (IllegalArgumentException damaged) {
            return null;
        }
        return null;
    }

    @Override
    public String toString() {
        return MAKE + " " + catalogue + " " + transaction + " " + product;
    }
}
