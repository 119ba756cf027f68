package dev.flywheel.ads.auction;

/**
 * How likely a sponsored slot is looked at, in millionths of the first. An estimate until slots are swapped at random to
 * measure it; it weighs impressions and VCG payments, and never a GSP price.
 */
final class SlotViews {

    private static final long[] MILLIONTHS = {
        1_000_000, 700_000, 550_000, 450_000, 380_000, 320_000, 280_000, 240_000, 210_000, 190_000
    };

    private SlotViews() {}

    /** Of the slot, counted from 1. */
    static long of(int slot) {
        return MILLIONTHS[slot - 1];
    }

    static long[] all() {
        return MILLIONTHS.clone();
    }
}
