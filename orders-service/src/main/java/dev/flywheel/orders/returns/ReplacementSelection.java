package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.LineQuantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which units of a return are sent again: those that are named, or all that were not. */
final class ReplacementSelection {

    private ReplacementSelection() {}

    /**
     * Units by line, with the money that is not given back for them any more.
     *
     * @param asked null for all; a line named twice counts together
     */
    static List<Chosen> choose(CustomerReturn back, @Nullable List<LineQuantity> asked) {
        if (back.lines().stream().allMatch(line -> line.refundable() == 0)) {
            throw new ProblemException(
                    OrdersError.ALREADY_REPLACED, "everything of return " + back.id() + " was sent again");
        }
        if (asked == null || asked.isEmpty()) {
            return back.lines().stream()
                    .filter(line -> line.refundable() > 0)
                    .map(line -> new Chosen(line, line.refundable()))
                    .toList();
        }
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        asked.forEach(one -> quantities.merge(one.lineId(), one.quantity(), Integer::sum));
        List<Chosen> chosen = new ArrayList<>();
        quantities.forEach((line, quantity) -> chosen.add(one(back, line, quantity)));
        return chosen;
    }

    private static Chosen one(CustomerReturn back, UUID id, int quantity) {
        CustomerReturn.Line line = back.lines().stream()
                .filter(any -> any.line().equals(id))
                .findFirst()
                .orElseThrow(() -> problem(OrdersError.UNKNOWN_LINE, "the return has no line " + id));
        if (quantity > line.refundable()) {
            OrdersError error = line.refundable() == 0 ? OrdersError.ALREADY_REPLACED : OrdersError.NOT_REPLACEABLE;
            throw problem(
                    error,
                    "of line " + id + " " + line.refundable() + " are announced and not sent again, not " + quantity);
        }
        return new Chosen(line, quantity);
    }

    private static ProblemException problem(OrdersError error, String message) {
        return new ProblemException(error, message, List.of(new FieldProblem("lines", error.code(), message)));
    }

    /** Units of a line of the return. */
    record Chosen(CustomerReturn.Line line, int units) {

        /** What would have been given back for them, their share of a delivery included. */
        Amounts amounts() {
            return line.amounts().share(units, line.refundable());
        }
    }
}
