package dev.flywheel.catalog.recommendation;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** A way to choose what is shown beside one product: which baskets are counted, which pairs qualify, what comes first. */
enum Ranking {
    CUSTOMERS_ALSO_BOUGHT(
            BasketKind.CUSTOMER,
            List.of(PairRule.SUPPORTED, PairRule.ATTRACTED, PairRule.NO_CHANCE),
            Association::closeness),
    BOUGHT_TOGETHER(
            BasketKind.ORDER,
            List.of(PairRule.SUPPORTED, PairRule.ATTRACTED, PairRule.NO_CHANCE),
            pair -> pair.lift() * pair.confidence());

    private final BasketKind kind;
    private final List<PairRule> rules;
    private final ToDoubleFunction<Association> score;

    Ranking(BasketKind kind, List<PairRule> rules, ToDoubleFunction<Association> score) {
        this.kind = kind;
        this.rules = rules;
        this.score = score;
    }

    BasketKind kind() {
        return kind;
    }

    /** The other products of the pairs that qualify, the best first; of equals the smaller id. */
    List<UUID> of(List<Neighbour> neighbours, int limit) {
        Comparator<Neighbour> best =
                Comparator.<Neighbour>comparingDouble(near -> -score.applyAsDouble(near.association()));
        return neighbours.stream()
                .filter(near -> near.kind() == kind)
                .filter(near -> rules.stream().allMatch(rule -> rule.holds().test(near.association())))
                .sorted(best.thenComparing(Neighbour::other))
                .limit(limit)
                .map(Neighbour::other)
                .toList();
    }
}
