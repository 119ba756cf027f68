package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Says which delivered units come back: the oldest delivery first, never more than arrived and were not sent back. Units of
 * different parcels are different returns, since each goes back to its sender and reverses its own sale.
 */
final class ReturnSelection {

    private ReturnSelection() {}

    /**
     * Units by parcel.
     *
     * @param kept what the shopper has, oldest first
     * @param asked no line twice
     */
    static Map<ShipmentId, List<Chosen>> choose(List<Kept> kept, List<ReturnController.Line> asked) {
        Map<ShipmentId, List<Chosen>> chosen = new LinkedHashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            ReturnController.Line line = asked.get(i);
            if (!seen.add(line.lineId())) {
                throw problem(OrdersError.UNKNOWN_LINE, i, "line " + line.lineId() + " is named twice");
            }
            for (Chosen one : choose(kept, line, i)) {
                chosen.computeIfAbsent(one.units().shipment(), any -> new ArrayList<>())
                        .add(one);
            }
        }
        return chosen;
    }

    private static List<Chosen> choose(List<Kept> kept, ReturnController.Line asked, int place) {
        List<Chosen> chosen = new ArrayList<>();
        int missing = asked.quantity();
        for (Kept some : kept) {
            if (some.line().equals(asked.lineId()) && missing > 0) {
                int taken = Math.min(missing, some.units());
                chosen.add(new Chosen(some.some(taken), asked.reason()));
                missing -= taken;
            }
        }
        if (missing > 0) {
            throw problem(
                    OrdersError.NOT_RETURNABLE,
                    place,
                    "of line " + asked.lineId() + " " + (asked.quantity() - missing)
                            + " were delivered and not sent back, not " + asked.quantity());
        }
        return chosen;
    }

    private static ProblemException problem(OrdersError error, int place, String message) {
        return new ProblemException(
                error, message, List.of(new FieldProblem("lines[" + place + "]", error.code(), message)));
    }

    /** Units of one parcel and why they come back. */
    record Chosen(Kept units, String reason) {}
}
