package dev.flywheel.orders.order;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses among the units of an order that are neither sent nor cancelled. */
public final class OpenUnits {

    private OpenUnits() {}

    /**
     * The units asked for, or all that are open.
     *
     * @param lines lines the caller may choose from
     * @param asked null for all; a line named twice counts together
     */
    public static List<Part> choose(List<OrderLine> lines, @Nullable List<LineQuantity> asked) {
        List<Part> parts = asked == null || asked.isEmpty() ? all(lines) : some(lines, asked);
        if (parts.isEmpty()) {
            throw new ProblemException(OrdersError.NOTHING_OPEN, "everything is sent, being sent or cancelled already");
        }
        return parts;
    }

    private static List<Part> all(List<OrderLine> lines) {
        return lines.stream()
                .filter(line -> line.progress().open() > 0)
                .map(line -> line.openPart(line.progress().open()))
                .toList();
    }

    private static List<Part> some(List<OrderLine> lines, List<LineQuantity> asked) {
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        asked.forEach(one -> quantities.merge(one.lineId(), one.quantity(), Integer::sum));
        List<Part> parts = new ArrayList<>(quantities.size());
        quantities.forEach((id, quantity) -> parts.add(part(lines, id, quantity)));
        return parts;
    }

    private static Part part(List<OrderLine> lines, UUID id, int quantity) {
        OrderLine line = lines.stream()
                .filter(any -> any.id().equals(id))
                .findFirst()
                .orElseThrow(() -> problem(OrdersError.UNKNOWN_LINE, "there is no line " + id));
        int open = line.progress().open();
        if (quantity > open) {
            throw problem(OrdersError.QUANTITY_NOT_OPEN, "of line " + id + " " + open + " are open, not " + quantity);
        }
        return line.openPart(quantity);
    }

    private static ProblemException problem(OrdersError error, String message) {
        return new ProblemException(error, message, List.of(new FieldProblem("lines", error.code(), message)));
    }
}
