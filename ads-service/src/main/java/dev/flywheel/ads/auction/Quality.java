package dev.flywheel.ads.auction;

import java.math.BigDecimal;

/** Fractions as whole numbers, in parts per 10^9: doubles would make prices that nobody can work out again. */
final class Quality {

    static final long WHOLE = 1_000_000_000;

    private Quality() {}

    /** Quality of an ad on a page: click rate times relevance, never below one part. */
    static long of(long clickRate, long relevance) {
        return Math.max(1, Math.multiplyExact(clickRate, relevance) / WHOLE);
    }

    /** A fraction between 0 and 1 in parts, rounded down. */
    static long parts(BigDecimal fraction) {
        return fraction.movePointRight(9).longValue();
    }
}
