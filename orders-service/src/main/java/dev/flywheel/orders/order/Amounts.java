package dev.flywheel.orders.order;

import dev.flywheel.domain.Money;
import java.util.Currency;
import java.util.List;

/**
 * What some units cost.
 *
 * @param items their price, without tax
 * @param shipping delivery before Prime waives it
 * @param waived what Prime waives of the delivery
 * @param tax on the items
 */
public record Amounts(Money items, Money shipping, Money waived, Money tax) {

    public static Amounts zero(Currency currency) {
        Money zero = Money.zero(currency);
        return new Amounts(zero, zero, zero, zero);
    }

    /** What the shopper pays. */
    public Money charged() {
        return items.plus(shippingCharged()).plus(tax);
    }

    public Money shippingCharged() {
        return shipping.minus(waived);
    }

    public Amounts plus(Amounts more) {
        return new Amounts(
                items.plus(more.items), shipping.plus(more.shipping), waived.plus(more.waived), tax.plus(more.tax));
    }

    public Amounts minus(Amounts less) {
        return plus(less.negate());
    }

    public Amounts negate() {
        return new Amounts(items.negate(), shipping.negate(), waived.negate(), tax.negate());
    }

    /**
     * The share of some of the units these amounts are for, each rounded half up once. Taken from what is left each time,
     * the last share is all the rest, so the parts add up whatever happens in between.
     */
    public Amounts share(int units, int of) {
        return new Amounts(
                share(items, units, of), share(shipping, units, of), share(waived, units, of), share(tax, units, of));
    }

    private static Money share(Money amount, int units, int of) {
        return amount.allocate(List.of((long) units, (long) of - units)).getFirst();
    }
}
