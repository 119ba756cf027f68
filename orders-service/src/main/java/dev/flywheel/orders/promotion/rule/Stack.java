package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.promotion.Basket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which promotions count together, and in which order.
 *
 * <ol>
 *   <li>A promotion whose conditions do not hold, or that would take nothing off, does not count.
 *   <li>Of a group, only the one that would by itself take most off counts.
 *   <li>The others are applied one after the other, by priority and then by age, each on what those before it left. So
 *       nothing falls below zero.
 *   <li>An exclusive one counts alone, if it takes more off than all the others together; of several, the one that takes
 *       most.
 * </ol>
 */
public final class Stack {

    private static final Comparator<Candidate> ORDER = Comparator.comparingInt(
                    (Candidate candidate) -> candidate.promotion().priority())
            .thenComparing(candidate -> candidate.promotion().id());

    private final Basket basket;
    private final Left all;
    private final Map<Candidate, Covered> covered = new HashMap<>();
    private final List<Refused> refused = new ArrayList<>();

    private Stack(Basket basket) {
        this.basket = basket;
        this.all = Left.all(basket);
    }

    /** What counts for the basket, in the order it is applied, and what does not. */
    public static Outcome of(Basket basket, List<Candidate> candidates) {
        return new Stack(basket).best(candidates);
    }

    private Outcome best(List<Candidate> candidates) {
        List<Candidate> fit =
                candidates.stream().sorted(ORDER).filter(this::fits).toList();
        Plan best = applied(bestOfGroups(fit.stream()
                .filter(candidate -> candidate.promotion().stacking() != Stacking.EXCLUSIVE)
                .toList()));
        for (Candidate candidate : fit) {
            if (candidate.promotion().stacking() == Stacking.EXCLUSIVE) {
                Plan alone = applied(List.of(candidate));
                best = alone.total().compareTo(best.total()) > 0 ? alone : best;
            }
        }
        List<Candidate> counting = best.taken().stream().map(Taken::candidate).toList();
        fit.stream()
                .filter(candidate -> !counting.contains(candidate))
                .forEach(candidate -> refused.add(new Refused(
                        candidate,
                        Refused.Reason.NOT_COMBINABLE,
                        "it does not go together with what takes more off: " + reasons(counting))));
        return new Outcome(best.taken(), List.copyOf(refused));
    }

    private boolean fits(Candidate candidate) {
        Covered meant = candidate.promotion().covered(basket);
        covered.put(candidate, meant);
        String missing = candidate.promotion().missing(basket, meant);
        if (missing != null) {
            refused.add(new Refused(candidate, Refused.Reason.NOT_APPLICABLE, missing));
            return false;
        }
        Cut alone = candidate.promotion().cut(all, meant);
        if (alone.isNothing()) {
            refused.add(new Refused(
                    candidate, Refused.Reason.NOT_APPLICABLE, "there is nothing in the basket that it takes off"));
            return false;
        }
        if (candidate.budget() != null && alone.total(all).compareTo(candidate.budget()) > 0) {
            refused.add(new Refused(candidate, Refused.Reason.EXHAUSTED, "it has been used up"));
            return false;
        }
        return true;
    }

    private List<Candidate> bestOfGroups(List<Candidate> candidates) {
        Map<String, Candidate> best = new HashMap<>();
        for (Candidate candidate : candidates) {
            String group = candidate.promotion().group();
            if (group != null) {
                best.merge(group, candidate, (one, other) -> worth(other).compareTo(worth(one)) > 0 ? other : one);
            }
        }
        return candidates.stream()
                .filter(candidate -> {
                    String group = candidate.promotion().group();
                    return group == null || best.get(group) == candidate;
                })
                .toList();
    }

    private Money worth(Candidate candidate) {
        return candidate.promotion().cut(all, covered(candidate)).total(all);
    }

    private Plan applied(List<Candidate> candidates) {
        Left left = all;
        List<Taken> taken = new ArrayList<>();
        Money total = Money.zero(all.currency());
        for (Candidate candidate : candidates) {
            Promotion promotion = candidate.promotion();
            Cut cut = promotion.cut(left, covered(candidate));
            if (!cut.isNothing()) {
                Cut subsidised = promotion.bearing().subsidised(left, cut);
                taken.add(new Taken(
                        candidate,
                        promotion.explained(covered(candidate), candidate.code()),
                        cut.lines(),
                        cut.deliveries(),
                        subsidised.lines(),
                        subsidised.deliveries()));
                total = total.plus(cut.total(left));
                left = left.without(cut);
            }
        }
        return new Plan(List.copyOf(taken), total);
    }

    private String reasons(List<Candidate> candidates) {
        return Words.list(candidates.stream()
                .map(candidate -> candidate.promotion().explained(covered(candidate), candidate.code()))
                .toList());
    }

    private Covered covered(Candidate candidate) {
        return Objects.requireNonNull(covered.get(candidate));
    }

    private record Plan(List<Taken> taken, Money total) {}

    /**
     * @param taken in the order of application
     * @param refused in no particular order
     */
    public record Outcome(List<Taken> taken, List<Refused> refused) {

        /** Why a coupon does not count; null when it does. */
        public @Nullable Refused refusal(String code) {
            return refused.stream()
                    .filter(one -> code.equals(one.candidate().code()))
                    .findFirst()
                    .orElse(null);
        }
    }
}
