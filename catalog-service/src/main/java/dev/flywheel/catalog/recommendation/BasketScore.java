package dev.flywheel.catalog.recommendation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What goes with several products at once (item-based nearest neighbours): a candidate's score is the sum over the given
 * products of their closeness to it, squared. The square lets one close neighbour count for more than many distant ones; it
 * did best on the UCI invoices, see docs/benchmarks/recommendations.md.
 */
public final class BasketScore {

    /** By orders: what is put into the same basket, rather than what the same people like. */
    public static final BasketKind KIND = BasketKind.ORDER;

    private BasketScore() {}

    /** What one of the given products adds to a candidate's score. */
    public static double share(Association pair) {
        return pair.closeness() * pair.closeness();
    }

    /** Candidates that are not given themselves, the best first; of equals the smaller id. */
    static List<UUID> ranked(Collection<Neighbour> neighbours, Set<UUID> given, int limit) {
        Map<UUID, Double> scores = new HashMap<>();
        neighbours.stream()
                .filter(near -> !given.contains(near.other()))
                .forEach(near -> scores.merge(near.other(), share(near.association()), Double::sum));
        return scores.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<UUID, Double> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }
}
