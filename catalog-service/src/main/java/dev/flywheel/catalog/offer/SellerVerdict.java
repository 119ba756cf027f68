package dev.flywheel.catalog.offer;

import dev.flywheel.domain.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a seller's own offer is featured or is not, told so that he can do something about it. Of the other offers it says
 * no more than where they are better.
 *
 * @param misses what the offer lacks to be featured at all; empty when it may be
 * @param decidedBy the first rule that sees a difference to the best of the others; absent when there is none, or when
 *     the offer may not be featured
 * @param rules compared with the best of the others
 * @param priceToWin the highest price at which this offer would be featured as all others are now; absent when it is
 *     featured, and when no price would do
 */
record SellerVerdict(
        boolean featured,
        List<Miss> misses,
        @Nullable String decidedBy,
        List<Compared> rules,
        @Nullable Money priceToWin) {

    static SellerVerdict of(Considered own, List<Considered> all) {
        List<Miss> misses = EligibilityRule.missedBy(own).stream()
                .map(rule -> new Miss(rule.name(), rule.remedy()))
                .toList();
        if (!misses.isEmpty()) {
            return new SellerVerdict(false, misses, null, List.of(), null);
        }
        Optional<Offer> best = all.stream()
                .filter(other -> !other.offer().id().equals(own.offer().id()))
                .filter(other -> EligibilityRule.missedBy(other).isEmpty())
                .map(Considered::offer)
                .min(FeaturedOffer.BEST_FIRST);
        return best.map(rival -> compared(own.offer(), rival))
                .orElseGet(() -> new SellerVerdict(true, List.of(), null, List.of(), null));
    }

    private static SellerVerdict compared(Offer own, Offer rival) {
        boolean featured = FeaturedOffer.BEST_FIRST.compare(own, rival) < 0;
        return new SellerVerdict(
                featured,
                List.of(),
                FeaturedOffer.deciding(own, rival).name(),
                rules(own, rival),
                featured ? null : priceToWin(own, rival));
    }

    /** The sum of money is taken apart, so that the seller sees which part of it is his trouble. */
    private static List<Compared> rules(Offer own, Offer rival) {
        List<Compared> rules = new ArrayList<>();
        for (FeaturedRule rule : FeaturedRule.IN_ORDER) {
            int order = rule.order().compare(own, rival);
            rules.add(new Compared(
                    rule.name(), Outcome.of(order), rule.shown().apply(own), order > 0 ? remedy(rule.remedy()) : null));
            if (order != 0 && rule == FeaturedRule.CURRENCY) {
                return rules;
            }
            if (rule == FeaturedRule.COUNTED_PRICE) {
                Handicap.ALL.forEach(handicap -> rules.add(part(handicap, own)));
            }
        }
        return rules;
    }

    /** Said of the own offer only: how another seller serves is nobody's business. */
    private static Compared part(Handicap handicap, Offer own) {
        int perMille = handicap.perMille().applyAsInt(own);
        return new Compared(
                handicap.name(),
                perMille == 0 ? Outcome.FULL : Outcome.REDUCED,
                "counts as " + perMille / 10 + "." + perMille % 10 + " % on top of the price",
                perMille == 0 ? null : handicap.remedy());
    }

    private static @Nullable String remedy(String text) {
        return text.isEmpty() ? null : text;
    }

    /**
     * The counted price that just wins is the rival's own, or a thousandth less: it is divided by what this offer's price
     * is multiplied with.
     */
    private static @Nullable Money priceToWin(Offer own, Offer rival) {
        Money price = Objects.requireNonNull(own.price());
        if (FeaturedRule.IN_STOCK.order().compare(own, rival) > 0
                || FeaturedRule.CONDITION.order().compare(own, rival) > 0
                || !price.currency()
                        .equals(Objects.requireNonNull(rival.price()).currency())) {
            return null;
        }
        long factor = CountedPrice.of(own.at(new Money(1, price.currency()))).thousandths();
        long highest = CountedPrice.of(rival).thousandths() / factor;
        for (long minor = highest; minor > 0 && minor >= highest - 1; minor--) {
            Money candidate = new Money(minor, price.currency());
            if (FeaturedOffer.BEST_FIRST.compare(own.at(candidate), rival) < 0) {
                return candidate;
            }
        }
        return null;
    }

    /** How the own offer stands. */
    enum Outcome {
        BETTER,
        SAME,
        WORSE,
        /** Nothing is counted against it. */
        FULL,
        /** Something is counted against it. */
        REDUCED;

        private static Outcome of(int order) {
            if (order == 0) {
                return SAME;
            }
            return order < 0 ? BETTER : WORSE;
        }
    }

    record Miss(String rule, String remedy) {}

    /**
     * @param yours the own offer's value
     * @param remedy absent when there is nothing to do
     */
    record Compared(
            String rule,
            Outcome outcome,
            String yours,
            @Nullable String remedy) {}
}
