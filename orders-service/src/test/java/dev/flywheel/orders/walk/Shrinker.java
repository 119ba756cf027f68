package dev.flywheel.orders.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a short sequence that still fails, by delta debugging (Zeller and Hildebrandt, "Simplifying and isolating
 * failure-inducing input", 2002): leaves parts out, ever smaller ones, as long as the rest fails.
 */
final class Shrinker<T> {

    private final Predicate<List<T>> fails;
    private int tries;

    /**
     * @param tries how many sequences are tried at most
     */
    Shrinker(Predicate<List<T>> fails, int tries) {
        this.fails = fails;
        this.tries = tries;
    }

    /** The shortest that was found; no single element of it can be left out, unless the tries ran out. */
    List<T> shortest(List<T> failing) {
        List<T> shortest = prefix(failing);
        int parts = 2;
        while (shortest.size() > 1 && tries > 0) {
            List<T> shorter = without(shortest, parts);
            if (shorter.size() < shortest.size()) {
                shortest = shorter;
                parts = Math.max(2, parts - 1);
            } else if (parts >= shortest.size()) {
                break;
            } else {
                parts = Math.min(shortest.size(), 2 * parts);
            }
        }
        return shortest;
    }

    /** What comes after the failure cannot have caused it; half of the rest is tried each time. */
    private List<T> prefix(List<T> failing) {
        List<T> shortest = failing;
        int passing = 0;
        while (shortest.size() - passing > 1 && tries > 0) {
            int middle = (passing + shortest.size()) / 2;
            List<T> half = shortest.subList(0, middle);
            if (fails(half)) {
                shortest = half;
            } else {
                passing = middle;
            }
        }
        return shortest;
    }

    private List<T> without(List<T> failing, int parts) {
        int size = failing.size();
        for (int part = 0; part < parts; part++) {
            List<T> rest = new ArrayList<>(failing.subList(0, part * size / parts));
            rest.addAll(failing.subList((part + 1) * size / parts, size));
            if (rest.size() < size && fails(rest)) {
                return rest;
            }
        }
        return failing;
    }

    private boolean fails(List<T> sequence) {
        return tries-- > 0 && fails.test(List.copyOf(sequence));
    }
}
