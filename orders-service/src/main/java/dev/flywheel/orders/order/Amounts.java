package dev.flywheel.orders.order;

import dev.flywheel.domain.Money;
import java.util.Currency;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * What some units cost, every part without tax.
 *
 * @param items their price before anything is taken off
 * @param discount what their sender takes off
 * @param subsidy what the marketplace takes off a third party's price and makes good to him; zero for own goods
 * @param wrap gift wrapping
 * @param shipping delivery before anything is waived
 * @param waived what the marketplace waives of the delivery, for Prime or a promotion
 * @param tax on the items and their wrapping
 * @param shippingTax on the delivery
 */
public record Amounts(
        Money items,
        Money discount,
        Money subsidy,
        Money wrap,
        Money shipping,
        Money waived,
        Money tax,
        Money shippingTax) {

    public static Amounts zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new Amounts(zero, zero, zero, zero, zero, zero, zero, zero);
    }

    /** Items and their tax, and nothing else yet. */
    public static Amounts of(Money items, Money tax) {
        Money zero = Money.zero(items.currency());
        return new Amounts(items, zero, zero, zero, zero, zero, tax, zero);
    }

    public Currency currency() {
        return items.currency();
    }

    /** What the shopper pays. */
    public Money charged() {
        return itemsCharged().plus(wrap).plus(shippingCharged()).plus(taxes());
    }

    /** What the shopper pays for the items, without tax. */
    public Money itemsCharged() {
        return items.minus(off());
    }

    /** What is taken off the items, whoever bears it. */
    public Money off() {
        return discount.plus(subsidy);
    }

    /** What the items bring their sender, without tax. */
    public Money itemsEarned() {
        return items.minus(discount);
    }

    public Money shippingCharged() {
        return shipping.minus(waived);
    }

    public Money taxes() {
        return tax.plus(shippingTax);
    }

    /** The goods alone, as they come back: their delivery was made, and they were wrapped. */
    public Amounts goods() {
        Money zero = Money.zero(currency());
        return new Amounts(items, discount, subsidy, zero, zero, zero, tax, zero);
    }

    public Amounts plus(Amounts more) {
        return with(more, Money::plus);
    }

    public Amounts minus(Amounts less) {
        return with(less, Money::minus);
    }

    public Amounts negate() {
        return each(Money::negate);
    }

    /**
     * The share of some of the units these amounts are for, each rounded half up once. Taken from what is left each time,
     * the last share is all the rest, so the parts add up whatever happens in between. What is taken off is rounded as a whole,
     * so that no share of it is above its share of the items.
     */
    public Amounts share(int units, int of) {
        List<Long> weights = List.of((long) units, (long) of - units);
        UnaryOperator<Money> part = amount -> amount.allocate(weights).getFirst();
        Amounts share = each(part);
        return new Amounts(
                share.items,
                part.apply(off()).minus(share.subsidy),
                share.subsidy,
                share.wrap,
                share.shipping,
                share.waived,
                share.tax,
                share.shippingTax);
    }

    private Amounts each(UnaryOperator<Money> change) {
        return new Amounts(
                change.apply(items),
                change.apply(discount),
                change.apply(subsidy),
                change.apply(wrap),
                change.apply(shipping),
                change.apply(waived),
                change.apply(tax),
                change.apply(shippingTax));
    }

    private Amounts with(Amounts other, BinaryOperator<Money> both) {
        return new Amounts(
                both.apply(items, other.items),
                both.apply(discount, other.discount),
                both.apply(subsidy, other.subsidy),
                both.apply(wrap, other.wrap),
                both.apply(shipping, other.shipping),
                both.apply(waived, other.waived),
                both.apply(tax, other.tax),
                both.apply(shippingTax, other.shippingTax));
    }
}
