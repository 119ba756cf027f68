package dev.flywheel.orders.order;

import dev.flywheel.contracts.finance.Payments.NextAction;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.stock.StockItem;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was read; what changes is written by {@link OrderBook}.
 *
 * @param deliveryOption code of the way it goes, e.g. {@code STANDARD}
 * @param vatId of a business customer
 * @param pricesIncludeTax true when unit prices contain the tax; amounts never do
 * @param membership the Prime membership whose benefit was used, null without one
 * @param payment finance's name for the authorisation; null while it is not known, and where nothing was to pay
 * @param nextAction what the shopper has to do before the payment goes on; null when nothing
 * @param cancelReason why it came to nothing before it was placed
 */
public record Order(
        OrderId id,
        AccountId account,
        OrderStatus status,
        Currency currency,
        String deliveryOption,
        Address shipTo,
        @Nullable String vatId,
        boolean pricesIncludeTax,
        @Nullable MembershipId membership,
        @Nullable PaymentId payment,
        Instant createdAt,
        @Nullable Instant placedAt,
        @Nullable String cancelReason,
        @Nullable NextAction nextAction,
        List<OrderLine> lines) {

    /** What everything that concerns this order is called in the books and with finance. */
    public String reference() {
        return reference(id);
    }

    public static String reference(OrderId id) {
        return "order:" + id;
    }

    /** What was agreed, over all lines. */
    public Amounts total() {
        return lines.stream().map(OrderLine::amounts).reduce(Amounts.zero(currency), Amounts::plus);
    }

    /** Null when there is no such line. */
    public @Nullable OrderLine line(UUID line) {
        return lines.stream().filter(any -> any.id().equals(line)).findFirst().orElse(null);
    }

    /** True when units remain that may still be sent. */
    public boolean isAnythingToSend() {
        return lines.stream()
                .anyMatch(line -> line.progress().open() + line.progress().packed() > 0);
    }

    /** Lines of one sender; null is the retailer. */
    public List<OrderLine> linesOf(@Nullable SellerId sender) {
        return lines.stream().filter(line -> line.isOf(sender)).toList();
    }

    /** Units by stock item. */
    public static Map<StockItem, Integer> quantities(Collection<Part> parts) {
        Map<StockItem, Integer> quantities = new TreeMap<>();
        parts.forEach(part -> quantities.merge(part.line().goods().stockItem(), part.quantity(), Integer::sum));
        return quantities;
    }

    /** The same for the whole order. */
    public Map<StockItem, Integer> quantities() {
        return quantities(lines.stream().map(OrderLine::whole).toList());
    }

    Order with(OrderStatus next, List<OrderLine> changed) {
        return new Order(
                id,
                account,
                next,
                currency,
                deliveryOption,
                shipTo,
                vatId,
                pricesIncludeTax,
                membership,
                payment,
                createdAt,
                placedAt,
                cancelReason,
                nextAction,
                changed);
    }

    /** The same order, paid. */
    public Order placed(@Nullable PaymentId by, Instant at) {
        return new Order(
                id,
                account,
                OrderStatus.PLACED,
                currency,
                deliveryOption,
                shipTo,
                vatId,
                pricesIncludeTax,
                membership,
                by,
                createdAt,
                at,
                cancelReason,
                null,
                lines);
    }
}
