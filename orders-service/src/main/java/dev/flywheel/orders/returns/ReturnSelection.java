package dev.flywheel.orders.returns;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param within how long after its delivery a parcel may be sent back
     */
    static Map<ShipmentId, List<Chosen>> choose(
            List<Kept> kept, List<ReturnController.Line> asked, Duration within, Instant now) {
        Map<ShipmentId, List<Chosen>> chosen = new LinkedHashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            ReturnController.Line line = asked.get(i);
            if (!seen.add(line.lineId())) {
                throw problem(OrdersError.UNKNOWN_LINE, i, "line " + line.lineId() + " is named twice");
            }
            for (Chosen one : choose(kept, line, i, now.minus(within))) {
                chosen.computeIfAbsent(one.units().parcel(), any -> new ArrayList<>())
                        .add(one);
            }
        }
        chosen.replaceAll((parcel, units) -> withDelivery(
                units,
                kept.stream().filter(some -> some.parcel().equals(parcel)).toList()));
        return chosen;
    }

    /** Whoever sent a parcel that comes back as a whole, and is to blame for that, bears its delivery as well. */
    private static List<Chosen> withDelivery(List<Chosen> units, List<Kept> parcel) {
        int all = parcel.stream().mapToInt(Kept::units).sum();
        int back = units.stream().mapToInt(one -> one.units().units()).sum();
        if (back < all
                || !units.stream().allMatch(one -> ReturnReason.of(one.reason()).isOfSender())) {
            return units;
        }
        return units.stream()
                .map(one -> new Chosen(
                        one.units().plus(Worth.delivery(of(parcel, one).amounts())), one.reason()))
                .toList();
    }

    private static Kept of(List<Kept> parcel, Chosen one) {
        return parcel.stream()
                .filter(some -> some.line().equals(one.units().line()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Chosen> choose(List<Kept> kept, ReturnController.Line asked, int place, Instant since) {
        List<Chosen> chosen = new ArrayList<>();
        int missing = asked.quantity();
        int late = 0;
        for (Kept some : kept) {
            if (some.line().equals(asked.lineId()) && missing > 0) {
                if (Objects.requireNonNull(some.deliveredAt()).isBefore(since)) {
                    late += some.units();
                    continue;
                }
                int taken = Math.min(missing, some.units());
                chosen.add(new Chosen(units(some, taken, asked.reason()), asked.reason()));
                missing -= taken;
            }
        }
        if (missing > 0 && late > 0) {
            throw problem(
                    OrdersError.RETURN_TOO_LATE,
                    place,
                    "of line " + asked.lineId() + " " + late + " were delivered before " + since);
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

    /** Some units; with their wrapping, when all that a parcel still holds of them come back and its sender is to blame. */
    private static Kept units(Kept held, int taken, String reason) {
        Kept units = held.some(taken);
        return taken == held.units() && ReturnReason.of(reason).isOfSender()
                ? units.plus(Worth.wrapping(held.amounts()))
                : units;
    }

    private static ProblemException problem(OrdersError error, int place, String message) {
        return new ProblemException(
                error, message, List.of(new FieldProblem("lines[" + place + "]", error.code(), message)));
    }

    /** Units of one parcel and why they come back. */
    record Chosen(Kept units, String reason) {}
}
