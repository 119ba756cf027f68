package dev.flywheel.orders.checkout;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.checkout.Buyers.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Nobody buys more of a product than is sold to one. Confirmed under the lock of the shopper's cart ({@link Quotes#confirm}), so
 * two checkouts of his at once do not both pass.
 */
final class PurchaseLimits {

    private PurchaseLimits() {}

    static void check(List<Piece> basket, List<Limit> limits) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Limit limit : limits) {
            int wanted = 0;
            int place = 0;
            for (Piece piece : basket) {
                if (piece.offer().product().equals(limit.product())) {
                    wanted += piece.quantity();
                    place = piece.place();
                }
            }
            String message = message(limit, wanted);
            if (!message.isEmpty()) {
                problems.add(new FieldProblem(
                        "cart.items[" + place + "].quantity", OrdersError.PURCHASE_LIMIT.code(), message));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    OrdersError.PURCHASE_LIMIT, problems.getFirst().message(), problems);
        }
    }

    private static String message(Limit limit, int wanted) {
        if (wanted > Objects.requireNonNullElse(limit.perOrder(), Integer.MAX_VALUE)) {
            return "at most " + limit.perOrder() + " in one order, not " + wanted;
        }
        if (limit.perCustomer() != null && wanted > limit.perCustomer() - limit.bought()) {
            return "at most " + limit.perCustomer() + " within " + limit.days() + " days, and you bought "
                    + limit.bought();
        }
        return "";
    }
}
