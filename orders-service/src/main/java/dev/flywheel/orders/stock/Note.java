package dev.flywheel.orders.stock;

import org.jspecify.annotations.Nullable;

/**
 * What stands beside a movement in the ledger.
 *
 * @param reference what it was for, e.g. {@code order:…}
 * @param reason in people's words
 */
record Note(String reference, @Nullable String reason) {

    static Note of(String reference) {
        return new Note(reference, null);
    }
}
