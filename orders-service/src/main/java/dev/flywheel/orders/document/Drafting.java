package dev.flywheel.orders.document;

import dev.flywheel.contracts.orders.OrderLineRef;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Address;
import dev.flywheel.orders.order.Order;
import dev.flywheel.orders.order.OrderLine;
import dev.flywheel.orders.tax.TaxRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Works out what a document says from what was agreed and what was told. The one place that reads amounts. */
@Component
class Drafting {

    private static final int DECIMALS = 4;

    private final TaxRates rates;

    Drafting(TaxRates rates) {
        this.rates = rates;
    }

    /**
     * The figures of some units.
     *
     * @param told the units with what they cost
     * @param waived what Prime waived of their delivery, by line
     */
    Figures figures(Order order, List<OrderLineRef> told, Map<UUID, Money> waived) {
        Currency currency = order.currency();
        BigDecimal rate = rates.of(
                order.shipTo().country(),
                order.shipTo().region(),
                Objects.requireNonNullElse(order.placedAt(), order.createdAt()));
        List<Content.Line> lines = new ArrayList<>();
        Money shipping = Money.zero(currency);
        for (OrderLineRef part : told) {
            Money delivery = part.shipping().minus(waived.getOrDefault(part.orderLine(), Money.zero(currency)));
            lines.add(line(Objects.requireNonNull(order.line(part.orderLine())), part, rateOf(part, delivery, rate)));
            shipping = shipping.plus(delivery);
        }
        return new Figures(lines, shipping, taxes(lines, currency), totals(lines, shipping, currency));
    }

    static Content.Party customer(Address to) {
        return new Content.Party(
                to.name(),
                Letterhead.lines(to.line1(), to.line2(), to.city(), to.region(), to.postalCode()),
                to.country(),
                null);
    }

    private static Content.Line line(OrderLine line, OrderLineRef part, BigDecimal rate) {
        Money gross = line.unitPrice().times(part.quantity());
        return new Content.Line(
                line.id(),
                part.sku(),
                line.goods().title(),
                part.quantity(),
                line.unitPrice(),
                gross,
                gross.minus(part.items()),
                part.items(),
                rate,
                part.tax());
    }

    /**
     * The rate in force, where it explains the tax to the cent for each unit; else what the tax amounts to, so that a
     * document never states a rate that its own figures contradict.
     */
    private static BigDecimal rateOf(OrderLineRef part, Money delivery, BigDecimal inForce) {
        if (part.tax().isZero()) {
            return BigDecimal.ZERO;
        }
        Money base = part.items().plus(delivery);
        if (isExplained(part.items(), part, inForce) || isExplained(base, part, inForce)) {
            return inForce.stripTrailingZeros();
        }
        BigDecimal taxed = base.isZero() ? BigDecimal.ONE : base.decimal();
        return part.tax()
                .decimal()
                .divide(taxed, DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    /** Parts of a line take their share of its rounded tax, and may differ by that. */
    private static boolean isExplained(Money base, OrderLineRef part, BigDecimal rate) {
        return Math.abs(base.portion(rate).minus(part.tax()).minor()) <= 1;
    }

    private static List<Content.Tax> taxes(List<Content.Line> lines, Currency currency) {
        Map<BigDecimal, Content.Tax> byRate = new TreeMap<>();
        for (Content.Line line : lines) {
            byRate.merge(
                    line.taxRate(),
                    new Content.Tax(line.taxRate(), line.net(), line.tax()),
                    (one, more) -> new Content.Tax(
                            one.rate(), one.net().plus(more.net()), one.tax().plus(more.tax())));
        }
        return List.copyOf(byRate.values());
    }

    private static Content.Totals totals(List<Content.Line> lines, Money shipping, Currency currency) {
        Money items = Money.sum(lines.stream().map(Content.Line::gross).toList(), currency);
        Money discount = Money.sum(lines.stream().map(Content.Line::discount).toList(), currency);
        Money tax = Money.sum(lines.stream().map(Content.Line::tax).toList(), currency);
        return new Content.Totals(
                items,
                discount,
                shipping,
                tax,
                items.minus(discount).plus(shipping).plus(tax));
    }

    /** Everything in a document that is an amount. */
    record Figures(List<Content.Line> lines, Money shipping, List<Content.Tax> taxes, Content.Totals totals) {

        /** A document of the order with these figures; its number comes later. */
        Content content(Order order, Head head) {
            return new Content(
                    head.kind(),
                    "",
                    java.time.LocalDate.EPOCH,
                    head.issuer(),
                    customer(order.shipTo()),
                    order.id(),
                    order.placedAt(),
                    head.shipment(),
                    head.refund(),
                    null,
                    null,
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
            dev.flywheel.domain.ShipmentId shipment,
            @org.jspecify.annotations.Nullable UUID refund) {}
}
