package dev.flywheel.orders.promotion.rule;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.SellerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the terms of a promotion must say beyond what each field alone must: all that is wrong is named at once. */
public final class TermsCheck {

    private final Terms terms;
    private final List<FieldProblem> problems = new ArrayList<>();

    private TermsCheck(Terms terms) {
        this.terms = terms;
    }

    /**
     * Refuses terms that make no promotion.
     *
     * @param owner the seller whose promotion it is; null for the marketplace's
     */
    public static void check(Terms terms, @Nullable SellerId owner) {
        TermsCheck check = new TermsCheck(terms);
        check.benefit();
        check.time();
        check.money("minimumSpend", terms.minimumSpend());
        check.money("limits.budget", terms.limitsOrNone().budget());
        check.categories();
        check.combination(owner);
        check.cost();
        if (!check.problems.isEmpty()) {
            FieldProblem first = check.problems.getFirst();
            throw new ProblemException(
                    CommonError.INVALID_REQUEST, first.field() + " " + first.message(), check.problems);
        }
    }

    private void benefit() {
        Terms.Benefit benefit = terms.benefit();
        PromotionKind kind = benefit.kind();
        boolean buys = kind == PromotionKind.BUY_X_GET_Y;
        needs("benefit.percent", benefit.percent(), kind == PromotionKind.PERCENT, buys);
        needs("benefit.amount", benefit.amount(), kind == PromotionKind.AMOUNT, false);
        needs("benefit.buy", benefit.buy(), buys, false);
        needs("benefit.receive", benefit.receive(), buys, false);
        needs("benefit.tiers", benefit.tiers(), kind == PromotionKind.THRESHOLD, false);
        money("benefit.amount", benefit.amount());
        money("benefit.maximum", benefit.maximum());
        if (benefit.tiers() != null) {
            tiers(benefit.tiers());
        }
    }

    private void needs(String field, @Nullable Object value, boolean needed, boolean allowed) {
        if (needed && value == null) {
            wrong(field, "required", "is needed for " + terms.benefit().kind());
        }
        if (!needed && !allowed && value != null) {
            wrong(field, "not_allowed", "is not for " + terms.benefit().kind());
        }
    }

    private void tiers(List<Terms.Tier> tiers) {
        Set<Money> spends = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            String field = "benefit.tiers[" + i + "]";
            money(field + ".spend", tiers.get(i).spend());
            money(field + ".off", tiers.get(i).off());
            if (!spends.add(tiers.get(i).spend())) {
                wrong(field + ".spend", "duplicate", "is in the list twice");
            }
        }
    }

    private void time() {
        if (terms.endsAt() != null && !terms.endsAt().isAfter(terms.startsAt())) {
            wrong("endsAt", "invalid", "must be after startsAt");
        }
    }

    private void money(String field, @Nullable Money amount) {
        if (amount == null) {
            return;
        }
        if (!amount.isPositive()) {
            wrong(field, "out_of_range", "must be above zero");
        }
        if (!amount.currency().equals(terms.currency())) {
            wrong(field, "invalid", "must be in " + terms.currency() + ", like the promotion");
        }
    }

    private void categories() {
        List<String> paths = terms.goodsOrAll().categories();
        if (paths == null) {
            return;
        }
        for (int i = 0; i < paths.size(); i++) {
            if (InCategories.path(paths.get(i)).stream().anyMatch(String::isEmpty)) {
                wrong("goods.categories[" + i + "]", "invalid", "must be a path such as 'Toys > Games'");
            }
        }
    }

    private void combination(@Nullable SellerId owner) {
        Terms.Combination combination = terms.combinationOrUsual();
        boolean best = combination.stackingOrUsual() == Stacking.BEST_OF;
        if (best != (combination.group() != null)) {
            wrong("combination.group", best ? "required" : "not_allowed", "is for BEST_OF, which needs it");
        }
        if (owner != null && combination.stackingOrUsual() == Stacking.EXCLUSIVE) {
            wrong("combination.stacking", "not_allowed", "must not bar the promotions of other sellers");
        }
    }

    private void cost() {
        Terms.Cost cost = terms.costOrOurs();
        boolean shared = cost.bearer() == Bearer.SHARED;
        if (shared != (cost.sellerPercent() != null)) {
            wrong("cost.sellerPercent", shared ? "required" : "not_allowed", "is for SHARED, which needs it");
        }
        if (cost.bearer() != Bearer.RETAIL && terms.goodsOrAll().sellers() == null) {
            wrong("goods.sellers", "required", "must name those who bear it");
        }
    }

    private void wrong(String field, String code, String message) {
        problems.add(new FieldProblem(field, code, message));
    }
}
