package dev.flywheel.orders.promotion.desk;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.promotion.rule.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion's terms keep for good. A limit may be raised or lowered, but what had none gets none, since its uses
 * were not counted; and what its uses cost whom must not depend on when one asks.
 */
final class FixedTerms {

    private FixedTerms() {}

    static void check(Terms before, Terms after) {
        List<FieldProblem> problems = new ArrayList<>();
        check(problems, "currency", before.currency().equals(after.currency()));
        check(problems, "byCoupon", before.needsCoupon() == after.needsCoupon());
        check(
                problems,
                "cost.bearer",
                before.costOrOurs().bearer() == after.costOrOurs().bearer());
        Terms.Limits had = before.limitsOrNone();
        Terms.Limits has = after.limitsOrNone();
        check(problems, "limits.uses", bothOrNone(had.uses(), has.uses()));
        check(problems, "limits.usesPerCustomer", bothOrNone(had.usesPerCustomer(), has.usesPerCustomer()));
        check(problems, "limits.budget", bothOrNone(had.budget(), has.budget()));
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    OrdersError.PROMOTION_FIXED,
                    problems.getFirst().field() + " cannot change any more: end it and create another",
                    problems);
        }
    }

    private static void check(List<FieldProblem> problems, String field, boolean same) {
        if (!same) {
            problems.add(new FieldProblem(field, OrdersError.PROMOTION_FIXED.code(), "cannot change any more"));
        }
    }

    private static boolean bothOrNone(@Nullable Object one, @Nullable Object other) {
        return (one == null) == (other == null);
    }
}
