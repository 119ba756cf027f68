package dev.flywheel.catalog.search.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words of a query in one piece, or what may stand for them.
 *
 * @param places of the words in the query
 * @param strength what finding it is worth: 1 for the words themselves
 */
@SuppressWarnings("ArrayRecordComponent")
record Run(int[] places, String letters, double strength) {

    private static final int LONGEST = 3;
    private static final int SHORTEST = 3;

    /** Neighbours, the longest runs first. */
    static List<Run> of(Phrase phrase) {
        List<Run> runs = new ArrayList<>();
        for (int length = LONGEST; length >= 1; length--) {
            for (int first = 0; first + length <= phrase.size(); first++) {
                String letters = phrase.run(first, first + length - 1);
                if (letters.length() >= SHORTEST) {
                    runs.add(new Run(IntStream.range(first, first + length).toArray(), letters, 1));
                }
            }
        }
        return runs;
    }

    /** Whether something of it has not been found as well yet. */
    boolean isOpen(double[] here, double[] there) {
        for (int place : places) {
            if (Math.max(here[place], there[place]) < strength) {
                return true;
            }
        }
        return false;
    }
}
