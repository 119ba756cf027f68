package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The more is spent, the more is taken off: the highest tier that is reached counts, by prices before any discount. */
record SpendTiers(List<Terms.Tier> tiers) implements Reward {

    @Override
    public Cut of(Left left, Covered covered) {
        Optional<Terms.Tier> reached = reached(covered.spent());
        if (reached.isEmpty()) {
            return Cut.nothing(left);
        }
        return new AmountOff(reached.get().off()).of(left, covered);
    }

    @Override
    public String words(Money spent, String goods) {
        Terms.Tier tier = reached(spent).orElseGet(this::lowest);
        return Words.with(tier.off() + " off when you spend " + tier.spend(), " on ", goods);
    }

    /** What must be spent for the first tier. */
    Terms.Tier lowest() {
        return tiers.stream().min(Comparator.comparing(Terms.Tier::spend)).orElseThrow();
    }

    private Optional<Terms.Tier> reached(Money spent) {
        return tiers.stream()
                .filter(tier -> tier.spend().compareTo(spent) <= 0)
                .max(Comparator.comparing(Terms.Tier::spend));
    }
}
