package dev.flywheel.catalog.offer;

/** How much a seller's service speaks against his offers. */
public enum SellerStanding {
    GOOD,
    /** Too few orders to tell, or nothing heard: neither for nor against him. */
    UNKNOWN,
    /** Misses one of the targets. */
    AT_RISK,
    /** Misses one by more than twice. */
    POOR;

    /** Orders below which shares mean nothing. */
    private static final int ENOUGH = 20;

    /** The targets, in ten thousandths of all orders: 1 % defective, 2.5 % cancelled, 4 % late. */
    private static final int DEFECTIVE = 100;

    private static final int CANCELLED = 250;
    private static final int LATE = 400;

    static SellerStanding of(int orders, int defective, int cancelled, int late) {
        if (orders < ENOUGH) {
            return UNKNOWN;
        }
        if (misses(orders, defective, 2 * DEFECTIVE)
                || misses(orders, cancelled, 2 * CANCELLED)
                || misses(orders, late, 2 * LATE)) {
            return POOR;
        }
        boolean atRisk = misses(orders, defective, DEFECTIVE)
                || misses(orders, cancelled, CANCELLED)
                || misses(orders, late, LATE);
        return atRisk ? AT_RISK : GOOD;
    }

    private static boolean misses(long orders, long bad, int target) {
        return bad * 10_000 > orders * target;
    }
}
