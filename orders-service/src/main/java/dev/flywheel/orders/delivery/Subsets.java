package dev.flywheel.orders.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through the choices of so many out of a list. */
final class Subsets {

    private Subsets() {}

    /**
     * Of the choices that will do, the one with the smallest sum of places in the list; ties to the one whose first place is
     * smaller. Null when none will do.
     */
    static <T> @Nullable List<T> nearest(List<T> of, int size, Predicate<List<T>> willDo) {
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = i;
        }
        List<T> best = null;
        int least = Integer.MAX_VALUE;
        do {
            int sum = 0;
            List<T> some = new ArrayList<>(size);
            for (int place : places) {
                sum += place;
                some.add(of.get(place));
            }
            if (sum < least && willDo.test(some)) {
                best = some;
                least = sum;
            }
        } while (next(places, of.size()));
        return best;
    }

    /** The next choice in lexical order; false after the last. */
    private static boolean next(int[] places, int of) {
        int size = places.length;
        for (int i = size - 1; i >= 0; i--) {
            if (places[i] < of - size + i) {
                places[i]++;
                for (int j = i + 1; j < size; j++) {
                    places[j] = places[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }
}
