package dev.flywheel.seller.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long a sale's money is held after its delivery, since a return may still claim it: delivered on January 3 with seven
 * days, it is available on January 11 (the day of delivery, seven whole days, and then the next). Days are UTC.
 *
 * @param days whole days after the day of delivery
 */
record Reserve(int days) {

    /** Where a seller has none of his own (delivery + 7 days, for all US sellers since 2026-03-12). */
    static final Reserve USUAL = new Reserve(7);

    LocalDate availableOn(Instant delivered) {
        return LocalDate.ofInstant(delivered, ZoneOffset.UTC).plusDays(days + 1L);
    }
}
