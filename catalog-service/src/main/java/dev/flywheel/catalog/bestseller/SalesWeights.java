package dev.flywheel.catalog.bestseller;

/**
 * How much a unit counts by its age: half of what it counted seven days before, and nothing after thirty days. Whole
 * thousandths, so that sums do not depend on their order.
 */
final class SalesWeights {

    /** Today and the days before it that count. */
    static final int DAYS = 30;

    private static final double HALF_LIFE_DAYS = 7;
    private static final int TODAY = 1000;

    private SalesWeights() {}

    /** Of a unit sold so many days ago, in thousandths of one sold today. */
    static int ofAge(int days) {
        if (days < 0 || days >= DAYS) {
            return 0;
        }
        return (int) Math.round(TODAY * Math.pow(0.5, days / HALF_LIFE_DAYS));
    }

    /** The weights of today, yesterday, and so on, as a PostgreSQL array. */
    static String array() {
        StringBuilder weights = new StringBuilder("{");
        for (int day = 0; day < DAYS; day++) {
            weights.append(day == 0 ? "" : ",").append(ofAge(day));
        }
        return weights.append('}').toString();
    }
}
