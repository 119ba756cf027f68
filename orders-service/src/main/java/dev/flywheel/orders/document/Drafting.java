package dev.flywheel.orders.document;

import dev.flywheel.domain.Money;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Amounts;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what a document says of some units from what was agreed about them. The one place that reads amounts. */
final class Drafting {

    private static final int DECIMALS = 4;

    private Drafting() {}

    /** The figures of some units. */
    static Figures figures(Order order, List<Part> parts) {
        List<Content.Line> lines = new ArrayList<>();
        Map<BigDecimal, Content.Tax> taxes = new TreeMap<>(Comparator.reverseOrder());
        Amounts sum = Amounts.zero(order.currency());
        for (Part part : parts) {
            Amounts amounts = part.amounts();
            Money taxed = amounts.itemsCharged().plus(amounts.wrap());
            BigDecimal rate = rate(part, taxed, amounts.tax());
            lines.add(line(part, rate));
            add(taxes, rate, taxed, amounts.tax());
            add(
                    taxes,
                    rate(part, amounts.shippingCharged(), amounts.shippingTax()),
                    amounts.shippingCharged(),
                    amounts.shippingTax());
            sum = sum.plus(amounts);
        }
        Content.Totals totals = new Content.Totals(
                sum.items(), sum.off(), sum.wrap(), sum.shippingCharged(), sum.taxes(), sum.charged());
        return new Figures(lines, sum.shippingCharged(), List.copyOf(taxes.values()), totals);
    }

    static Content.Party customer(Address to, @Nullable String vatId) {
        return new Content.Party(
                to.name(),
                Letterhead.lines(to.line1(), to.line2(), to.city(), to.region(), to.postalCode()),
                to.country(),
                vatId);
    }

    private static Content.Line line(Part part, BigDecimal rate) {
        Amounts amounts = part.amounts();
        return new Content.Line(
                part.line().id(),
                part.line().goods().sku(),
                part.line().goods().title(),
                part.quantity(),
                part.line().unitPrice(),
                amounts.items(),
                amounts.off(),
                amounts.itemsCharged(),
                rate,
                amounts.tax());
    }

    private static void add(Map<BigDecimal, Content.Tax> taxes, BigDecimal rate, Money net, Money tax) {
        if (!net.isZero() || !tax.isZero()) {
            taxes.merge(
                    rate,
                    new Content.Tax(rate, net, tax),
                    (one, more) -> new Content.Tax(
                            one.rate(), one.net().plus(more.net()), one.tax().plus(more.tax())));
        }
    }

    /**
     * The rate that was agreed, where it explains the tax to the cent; else what the tax amounts to, so that a document never
     * states a rate that its own figures contradict. Parts of a line take their share of its rounded tax, and may differ by
     * a cent.
     */
    private static BigDecimal rate(Part part, Money net, Money tax) {
        if (tax.isZero()) {
            return BigDecimal.ZERO;
        }
        BigDecimal agreed = part.line().terms().taxRate();
        if (agreed != null && Math.abs(net.portion(agreed).minus(tax).minor()) <= 1) {
            return agreed.stripTrailingZeros();
        }
        BigDecimal taxed = net.isZero() ? BigDecimal.ONE : net.decimal();
        return tax.decimal().divide(taxed, DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** Everything in a document that is an amount. */
    record Figures(List<Content.Line> lines, Money shipping, List<Content.Tax> taxes, Content.Totals totals) {

        /** A document of the order with these figures; its number comes later. */
        Content content(Order order, Head head) {
            return new Content(
                    head.kind(),
                    "",
                    LocalDate.EPOCH,
                    head.issuer(),
                    customer(order.shipTo(), order.vatId()),
                    order.id(),
                    order.placedAt(),
                    head.shipment(),
                    head.refund(),
                    null,
                    null,
                    order.pricesIncludeTax(),
                    lines,
                    shipping,
                    taxes,
                    totals);
        }
    }

    /** What a document is about. */
    record Head(
            DocumentKind kind,
            Content.Party issuer,
            ShipmentId shipment,
            @Nullable UUID refund) {}
}
