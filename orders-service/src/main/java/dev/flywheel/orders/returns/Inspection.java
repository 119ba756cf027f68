package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a look at the goods that came back said: how many of each line cannot be sold again.
 *
 * @param disposition of all that is not named by line
 * @param writtenOff units by line, of every line of the return
 */
record Inspection(Disposition disposition, Map<UUID, Integer> writtenOff) {

    static Inspection of(CustomerReturn back, ReturnController.Received how) {
        Map<UUID, Integer> named = new HashMap<>();
        Map<UUID, Integer> writtenOff = new HashMap<>();
        List<ReturnController.Inspected> lines = Objects.requireNonNullElse(how.lines(), List.of());
        for (int i = 0; i < lines.size(); i++) {
            ReturnController.Inspected one = lines.get(i);
            int units = quantity(back, one.lineId(), i);
            if (named.merge(one.lineId(), one.quantity(), Integer::sum) > units) {
                throw problem(OrdersError.NOT_RETURNABLE, i, "of line " + one.lineId() + " " + units + " came back");
            }
            if (one.disposition() == Disposition.WRITE_OFF) {
                writtenOff.merge(one.lineId(), one.quantity(), Integer::sum);
            }
        }
        if (how.disposition() == Disposition.WRITE_OFF) {
            back.lines()
                    .forEach(line -> writtenOff.merge(
                            line.line(), line.quantity() - named.getOrDefault(line.line(), 0), Integer::sum));
        }
        return new Inspection(how.disposition(), writtenOff);
    }

    int writtenOff(CustomerReturn.Line line) {
        return writtenOff.getOrDefault(line.line(), 0);
    }

    private static int quantity(CustomerReturn back, UUID line, int place) {
        return back.lines().stream()
                .filter(any -> any.line().equals(line))
                .findFirst()
                .orElseThrow(() -> problem(OrdersError.UNKNOWN_LINE, place, "the return has no line " + line))
                .quantity();
    }

    private static ProblemException problem(OrdersError error, int place, String message) {
        return new ProblemException(
                error, message, List.of(new FieldProblem("lines[" + place + "]", error.code(), message)));
    }
}
