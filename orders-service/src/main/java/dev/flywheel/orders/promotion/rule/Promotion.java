package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.Basket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A promotion's terms as rules: what it is for, when it counts, what it takes off, and who bears it. */
public final class Promotion {

    private final UUID id;
    private final @Nullable SellerId owner;
    private final Terms terms;
    private final CoveredGoods goods;
    private final Reward reward;
    private final List<Condition> conditions;
    private final ForSegments segments;

    private Promotion(UUID id, @Nullable SellerId owner, Terms terms) {
        this.id = id;
        this.owner = owner;
        this.terms = terms;
        this.goods = CoveredGoods.of(terms.goodsOrAll());
        this.reward = Reward.of(terms.benefit());
        this.segments = new ForSegments(List.copyOf(terms.segmentsOrNone()));
        this.conditions = conditions(terms, goods.words(), reward, segments);
    }

    /**
     * The rules that checked terms describe.
     *
     * @param owner the seller whose promotion it is; null for the marketplace's
     */
    public static Promotion of(UUID id, @Nullable SellerId owner, Terms terms) {
        return new Promotion(id, owner, terms);
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return terms.name();
    }

    /** When it counts. */
    public Span span() {
        return new Span(terms.startsAt(), terms.endsAt());
    }

    /** Whether it counts for some shoppers because they have bought nothing yet. */
    public boolean asksForFirstOrder() {
        return segments.segments().contains(ForSegments.FIRST_ORDER);
    }

    int priority() {
        return terms.combinationOrUsual().priorityOrUsual();
    }

    Stacking stacking() {
        return terms.combinationOrUsual().stackingOrUsual();
    }

    /** The group of which only the best counts; null without one. Each owner has groups of his own. */
    @Nullable
    String group() {
        return stacking() == Stacking.BEST_OF
                ? owner + "/" + terms.combinationOrUsual().group()
                : null;
    }

    Bearing bearing() {
        return Bearing.of(terms.costOrOurs());
    }

    Covered covered(Basket basket) {
        return Covered.of(basket, goods);
    }

    /** What is missing for it to count, for the shopper; null when nothing is. */
    @Nullable
    String missing(Basket basket, Covered covered) {
        for (Condition condition : conditions) {
            String missing = condition.missing(basket, covered);
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    Cut cut(Left left, Covered covered) {
        return reward.of(left, covered);
    }

    /** For the shopper, such as {@code 20% off Toys with code SUMMER}. */
    String explained(Covered covered, @Nullable String code) {
        String what = reward.words(covered.spent(), goods.words()) + segments.words();
        return code == null ? what : what + " with code " + code;
    }

    private static List<Condition> conditions(Terms terms, String goods, Reward reward, ForSegments segments) {
        List<Condition> conditions = new ArrayList<>();
        conditions.add(new InCurrency(terms.currency()));
        conditions.add(new HasGoods(goods));
        if (!segments.segments().isEmpty()) {
            conditions.add(segments);
        }
        if (terms.minimumSpend() != null) {
            conditions.add(new MinimumSpend(terms.minimumSpend(), goods));
        }
        if (reward instanceof SpendTiers tiers) {
            conditions.add(new MinimumSpend(tiers.lowest().spend(), goods));
        }
        return List.copyOf(conditions);
    }
}
