package dev.flywheel.orders.checkout;

import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Goods;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.stock.StockItem;
import java.util.ArrayList;
import java.util.List;

/** Says which items of a cart cannot be had. */
final class OutOfStock {

    private OutOfStock() {}

    /** Refuses an order of which some units cannot be had, naming each. */
    static void refuse(Order order, List<StockItem> missing) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < order.lines().size(); i++) {
            Goods goods = order.lines().get(i).goods();
            if (missing.contains(goods.stockItem())) {
                problems.add(problem(i, goods.offer()));
            }
        }
        if (!problems.isEmpty()) {
            throw at(problems);
        }
    }

    static ProblemException at(List<FieldProblem> problems) {
        return new ProblemException(
                OrdersError.OUT_OF_STOCK,
                "take less of it: " + problems.getFirst().message(),
                problems);
    }

    static FieldProblem problem(int line, OfferId offer) {
        return problem(line, OrdersError.OUT_OF_STOCK, offer);
    }

    static FieldProblem problem(int line, OrdersError error, OfferId offer) {
        return new FieldProblem("cart.items[" + line + "].offerId", error.code(), "offer " + offer);
    }
}
