package dev.flywheel.orders.returns;

import dev.flywheel.contracts.Event;
import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.contracts.orders.RefundIssued;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.delivery.Transit;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Goods;
import dev.flywheel.orders.order.LineChange;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.order.Part;
import dev.flywheel.orders.stock.StockItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back for one parcel, as it was read: for units that come back, whose items and tax are given back while
 * their delivery was made; or without goods, and then nothing is announced or received.
 *
 * @param shipment the parcel whose sale is taken back
 * @param seller whose goods they are; null for the retailer's own
 * @param disposition null until the goods are here, and where none come back
 * @param amount what is given back
 * @param failure the provider's last word, null without a refusal or a bounce
 * @param label what it is sent with; null when the shopper sends it his own way
 * @param cameWith the replacement that the units came with; null where they came with the parcel that was sold
 * @param replacedAt when units of it were first sent again; null when none were
 */
record CustomerReturn(
        UUID id,
        RefundKind kind,
        OrderId order,
        AccountId account,
        ShipmentId shipment,
        @Nullable SellerId seller,
        ReturnStatus status,
        @Nullable Disposition disposition,
        @Nullable PaymentId payment,
        Money amount,
        Instant requestedAt,
        @Nullable Instant receivedAt,
        @Nullable Instant refundedAt,
        @Nullable String failure,
        Asking asking,
        @Nullable Label label,
        @Nullable ShipmentId cameWith,
        @Nullable Instant replacedAt,
        List<Line> lines) {

    private static final String REFERENCE = "refund:";

    /** The same with other lines. */
    CustomerReturn with(List<Line> others) {
        return new CustomerReturn(
                id,
                kind,
                order,
                account,
                shipment,
                seller,
                status,
                disposition,
                payment,
                amount,
                requestedAt,
                receivedAt,
                refundedAt,
                failure,
                asking,
                label,
                cameWith,
                replacedAt,
                others);
    }

    /** True when goods come back. */
    boolean isReturn() {
        return kind == RefundKind.RETURN;
    }

    /** The parcel that the units came with. */
    ShipmentId parcel() {
        return cameWith == null ? shipment : cameWith;
    }

    /** True when every unit was sent again, so that nothing is left to refund. */
    boolean isReplaced() {
        return replacedAt != null && lines.stream().allMatch(line -> line.refundable() == 0);
    }

    /** The lines that money goes back for, not those whose units were all sent again. */
    List<Line> refunds() {
        return lines.stream()
                .filter(line -> line.refundable() > 0 || line.quantity() == 0)
                .toList();
    }

    /** What of the amount the shopper does not have. */
    Money outstanding() {
        if (status == ReturnStatus.REFUNDED) {
            return Money.zero(amount.currency());
        }
        return asking.bounced.isZero() ? amount : asking.bounced;
    }

    /** What the present try asks finance for. */
    Money toAsk() {
        return asking.asked == null ? amount : asking.asked;
    }

    /** True when it was paid before and bounced, so that others know of it. */
    boolean hasBounced() {
        return !asking.bounced.isZero();
    }

    /** What it is called in the books and with finance. */
    String reference() {
        return REFERENCE + id;
    }

    /**
     * What finance knows the present try by: it keeps its key until it is decided, and only a refusal or a bounce makes a new
     * one.
     */
    String refundKey() {
        return asking.refusals == 0 ? reference() : reference() + ":retry:" + asking.refusals;
    }

    /** The refund that finance knows by a key, of its first try or a later one; empty when the key is none of ours. */
    static Optional<UUID> ofRefundKey(String key) {
        try {
            return key.startsWith(REFERENCE)
                    ? Optional.of(
                            UUID.fromString(key.substring(REFERENCE.length()).split(":", 2)[0]))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** What is told when the money went back. What the house gives away is nobody else's business. */
    List<Event> refunded(Order of, Instant at) {
        List<Event> facts = new ArrayList<>();
        if (kind == RefundKind.GOODWILL) {
            facts.add(new GoodwillGiven(id, of.id(), at));
        } else {
            facts.add(new RefundIssued(
                    id, shipment, of.id(), of.account(), seller, of.shipTo().country(), at, refs(of)));
        }
        RefundEntry.of(this, of, at).ifPresent(facts::add);
        return facts;
    }

    /** Its units as parts of the order's lines. */
    List<Part> parts(Order of) {
        return refunds().stream()
                .map(line -> new Part(line(of, line), line.refundable(), line.amounts()))
                .toList();
    }

    /** What is given back, over all lines. */
    Amounts sum() {
        return lines.stream().map(Line::amounts).reduce(Amounts.zero(amount.currency()), Amounts::plus);
    }

    /** Some of the units that came back, by stock item; none of an item is not there. */
    Map<StockItem, Integer> quantities(Order of, ToIntFunction<Line> units) {
        Map<StockItem, Integer> quantities = new TreeMap<>();
        lines.stream()
                .filter(line -> units.applyAsInt(line) > 0)
                .forEach(line ->
                        quantities.merge(line(of, line).goods().stockItem(), units.applyAsInt(line), Integer::sum));
        return quantities;
    }

    /** What its receipt changes in the order: units that were sent again are not fewer than before. */
    List<LineChange> changes() {
        return lines.stream()
                .filter(line -> line.refundable() > 0)
                .map(line -> LineChange.returned(line.line(), line.refundable(), amount.currency()))
                .toList();
    }

    private List<OrderLineRef> refs(Order of) {
        return refunds().stream().map(line -> ref(line(of, line).goods(), line)).toList();
    }

    private static OrderLine line(Order of, Line line) {
        return Objects.requireNonNull(of.line(line.line()));
    }

    private static OrderLineRef ref(Goods goods, Line line) {
        return new OrderLineRef(
                line.line(),
                goods.offer(),
                goods.product(),
                goods.sku(),
                goods.category(),
                line.refundable(),
                line.amounts().itemsEarned(),
                line.amounts().shipping(),
                line.amounts().taxes());
    }

    /**
     * How often the provider was asked, and what for.
     *
     * @param refusals how often it refused, or what it had paid bounced
     * @param nextAt when it is asked again; null when the refund is decided, or not begun
     * @param settlement how the money went back when not by the provider
     * @param bounced what bounced and is not paid again
     * @param asked what of that the present try asks for; null while it asks for the whole amount, which was never paid
     * @param bouncedAt when some of it bounced last; null when none ever did
     */
    record Asking(
            int refusals,
            @Nullable Instant nextAt,
            @Nullable String settlement,
            Money bounced,
            @Nullable Money asked,
            @Nullable Instant bouncedAt) {}

    /** What the parcel is sent with, and how far it has come. */
    record Label(String carrier, String trackingNumber, Transit transit) {}

    /**
     * Some units of a line, none where the goods stay, with what is given back for them.
     *
     * @param writtenOff those that cannot be sold again; null until they are here
     * @param replaced those that were sent again; the amounts are for the others
     */
    record Line(
            UUID line,
            int quantity,
            String reason,
            @Nullable Integer writtenOff,
            int replaced,
            Amounts amounts) {

        /** Units that money goes back for. */
        int refundable() {
            return quantity - replaced;
        }
    }
}
