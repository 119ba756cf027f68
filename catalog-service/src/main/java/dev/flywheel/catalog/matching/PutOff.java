package dev.flywheel.catalog.matching;

/** Puts work off while many products change, a few times in a row: then it is done however busy it is. */
final class PutOff {

    /** More changes than these at once are an import, or a change of the tree. */
    static final int MANY = 5000;

    static final int MOST_IN_A_ROW = 4;

    private long seen;
    private int inARow;

    /**
     * Whether to put it off this time.
     *
     * @param newest the transaction that changed a product last
     * @param changes that were not dealt with, counted a little beyond what is many
     */
    synchronized boolean now(long newest, int changes) {
        boolean busy = changes > MANY && newest > seen && inARow < MOST_IN_A_ROW;
        seen = newest;
        inARow = busy ? inARow + 1 : 0;
        return busy;
    }
}
