package dev.flywheel.benchmarks.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What checkouts came to.
 *
 * @param start nanoseconds, when the first began
 */
record Sales(long start, List<Try> tries) {

    /**
     * @param outcome {@code sold}, or status and code of the refusal
     */
    record Try(String outcome, long begun, long ended) {

        boolean sold() {
            return outcome.equals("sold");
        }

        /** Taken, and placed as soon as its payment is known. */
        boolean waits() {
            return outcome.startsWith("202 ");
        }

        double millis() {
            return (ended - begun) / 1e6;
        }
    }

    Map<String, Long> counted() {
        return tries.stream().collect(Collectors.groupingBy(Try::outcome, TreeMap::new, Collectors.counting()));
    }

    long sold() {
        return tries.stream().filter(Try::sold).count();
    }

    /** Until the last one was sold. */
    double soldPerSecond() {
        long last = tries.stream().filter(Try::sold).mapToLong(Try::ended).max().orElse(start + 1);
        return sold() * 1e9 / (last - start);
    }

    /** Milliseconds of those sold, e.g. 0.99 for what all but one of a hundred were within. */
    double soldWithin(double share) {
        return within(share, Try::sold);
    }

    /** Milliseconds of those refused; 0 when none was. */
    double refusedWithin(double share) {
        return within(share, one -> !one.sold());
    }

    private double within(double share, Predicate<Try> which) {
        double[] millis =
                tries.stream().filter(which).mapToDouble(Try::millis).sorted().toArray();
        return millis.length == 0 ? 0 : millis[Math.min(millis.length - 1, (int) (millis.length * share))];
    }

    /**
     * Fails when anybody was refused, or when more than one of ten did not get what he wanted at once: on a busy machine some
     * have to wait for their payment.
     */
    Sales nearlyAllSold() {
        if (sold() < tries.size() * 0.9 || tries.stream().anyMatch(one -> !one.sold() && !one.waits())) {
            throw new IllegalStateException("not all were sold: " + counted());
        }
        return this;
    }

    Sales and(Sales more) {
        List<Try> both = new ArrayList<>(tries);
        both.addAll(more.tries);
        return new Sales(start, both);
    }
}
