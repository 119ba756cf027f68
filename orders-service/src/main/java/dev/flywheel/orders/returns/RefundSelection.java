package dev.flywheel.orders.returns;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersError;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.shipment.DeliveredUnits.Kept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says from which parcels money is taken that goes back without goods: the oldest first, and never more than was paid and is
 * not given back.
 */
final class RefundSelection {

    private final Order order;
    private final @Nullable SellerId seller;
    private final List<Kept> kept;

    /**
     * @param seller whose lines it may be about; null for anybody's
     * @param kept what was paid and not given back, oldest first
     */
    RefundSelection(Order order, @Nullable SellerId seller, List<Kept> kept) {
        this.order = order;
        this.seller = seller;
        this.kept = kept;
    }

    /** Money by parcel. */
    Map<ShipmentId, List<Kept>> choose(List<RefundController.Line> asked) {
        Map<ShipmentId, List<Kept>> chosen = new LinkedHashMap<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            RefundController.Line line = asked.get(i);
            check(line, i, seen);
            for (Kept one : choose(line, i)) {
                chosen.computeIfAbsent(one.shipment(), any -> new ArrayList<>()).add(one);
            }
        }
        return chosen;
    }

    private void check(RefundController.Line asked, int place, Set<UUID> seen) {
        OrderLine line = order.line(asked.lineId());
        String at = "lines[" + place + "]";
        if (line == null || (seller != null && !line.isOf(seller))) {
            throw problem(OrdersError.UNKNOWN_LINE, at + ".lineId", "there is no line " + asked.lineId());
        }
        if (!seen.add(asked.lineId())) {
            throw problem(OrdersError.UNKNOWN_LINE, at + ".lineId", "line " + asked.lineId() + " is named twice");
        }
        Money amount = asked.amount();
        if (amount == null && !asked.givesDelivery()) {
            throw problem(CommonError.INVALID_REQUEST, at + ".amount", "give an amount, or the delivery, or both");
        }
        if (amount != null && (!amount.isPositive() || !amount.currency().equals(order.currency()))) {
            throw problem(
                    CommonError.INVALID_REQUEST,
                    at + ".amount",
                    "is some money in " + order.currency() + ", not " + amount);
        }
    }

    private List<Kept> choose(RefundController.Line asked, int place) {
        Money zero = Money.zero(order.currency());
        Money missing = asked.amount() == null ? zero : asked.amount();
        Money deliveries = zero;
        List<Kept> chosen = new ArrayList<>();
        for (Kept some : kept) {
            if (!some.line().equals(asked.lineId())) {
                continue;
            }
            Money taken = missing.min(Worth.ofGoods(some.amounts()));
            Amounts part = Worth.of(some.amounts(), taken);
            missing = missing.minus(taken);
            if (asked.givesDelivery()) {
                Amounts delivery = Worth.delivery(some.amounts());
                deliveries = deliveries.plus(delivery.charged());
                part = part.plus(delivery);
            }
            if (part.charged().isPositive()) {
                chosen.add(some.worth(part));
            }
        }
        refuse(asked, place, missing, deliveries);
        return chosen;
    }

    private static void refuse(RefundController.Line asked, int place, Money missing, Money deliveries) {
        String at = "lines[" + place + "]";
        if (asked.amount() != null && missing.isPositive()) {
            throw problem(
                    OrdersError.NOT_REFUNDABLE,
                    at + ".amount",
                    "of line " + asked.lineId() + " " + asked.amount().minus(missing)
                            + " is paid and not given back, not " + asked.amount());
        }
        if (asked.givesDelivery() && deliveries.isZero()) {
            throw problem(
                    OrdersError.NOT_REFUNDABLE,
                    at + ".delivery",
                    "nothing that was paid for the delivery of line " + asked.lineId() + " is left");
        }
    }

    private static ProblemException problem(ErrorCode error, String field, String message) {
        return new ProblemException(error, message, List.of(new FieldProblem(field, error.code(), message)));
    }
}
