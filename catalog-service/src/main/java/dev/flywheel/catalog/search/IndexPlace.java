package dev.flywheel.catalog.search;

import dev.flywheel.domain.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which index is searched, and how far it has followed the catalogue: the last change it holds, by transaction and
 * product.
 *
 * @param catalogue whose changes these are
 */
record IndexPlace(Slot slot, UUID catalogue, long transaction, UUID product) {

    /** Grows with every change of what documents hold: an index of another make is built again. */
    static final int MAKE = 3;

    private static final UUID NO_PRODUCT = new UUID(0, 0);

    static IndexPlace start(Slot slot, UUID catalogue) {
        return new IndexPlace(slot, catalogue, 0, NO_PRODUCT);
    }

    IndexPlace at(long laterTransaction, UUID lastProduct) {
        return new IndexPlace(slot, catalogue, laterTransaction, lastProduct);
    }

    /** Null when the text is damaged or of another make. */
    static @Nullable IndexPlace parse(String text) {
        String[] parts = text.strip().split(" ");
        try {
            if (parts.length == 5 && Integer.parseInt(parts[0]) == MAKE) {
                return new IndexPlace(
                        Slot.valueOf(parts[1]), Ids.parse(parts[2]), Long.parseLong(parts[3]), Ids.parse(parts[4]));
            }
        } catch (IllegalArgumentException damaged) {
            return null;
        }
        return null;
    }

    @Override
    public String toString() {
        return MAKE + " " + slot + " " + catalogue + " " + transaction + " " + product;
    }
}
