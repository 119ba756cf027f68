package dev.flywheel.orders.returns;

import dev.flywheel.domain.Money;
import dev.flywheel.orders.order.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Which part of what some units cost is worth so much to the shopper. Tax, wrapping and items take their shares of it, and so
 * does what was taken off the items, each rounded half up from what is left, so that the last part is all the rest.
 */
final class Worth {

    private Worth() {}

    /** What the shopper paid for the goods alone, tax included. */
    static Money ofGoods(Amounts kept) {
        return netOfGoods(kept).plus(kept.tax());
    }

    /**
     * A part of the goods.
     *
     * @param wanted tax included; not more than {@link #ofGoods} says
     */
    static Amounts of(Amounts kept, Money wanted) {
        Money zero = Money.zero(kept.currency());
        Money net = netOfGoods(kept);
        Money tax = share(wanted, kept.tax(), ofGoods(kept));
        Money wrap = share(wanted.minus(tax), kept.wrap(), net);
        Money items = wanted.minus(tax).minus(wrap);
        Money discount = share(items, kept.discount(), kept.itemsCharged());
        Money subsidy = share(items, kept.subsidy(), kept.itemsCharged());
        return new Amounts(items.plus(discount).plus(subsidy), discount, subsidy, wrap, zero, zero, tax, zero);
    }

    /** All that is left of the delivery, with what was waived of it. */
    static Amounts delivery(Amounts kept) {
        Money zero = Money.zero(kept.currency());
        return new Amounts(zero, zero, zero, zero, kept.shipping(), kept.waived(), zero, kept.shippingTax());
    }

    /** All that is left of the wrapping, whose tax goes with the goods. */
    static Amounts wrapping(Amounts kept) {
        Money zero = Money.zero(kept.currency());
        return new Amounts(zero, zero, zero, kept.wrap(), zero, zero, zero, zero);
    }

    private static Money netOfGoods(Amounts kept) {
        return kept.itemsCharged().plus(kept.wrap());
    }

    /** {@code amount / whole} of a part, which may be larger than the whole: a discount may be larger than what is left. */
    private static Money share(Money amount, Money part, Money whole) {
        if (whole.isZero()) {
            return Money.zero(amount.currency());
        }
        long minor = BigDecimal.valueOf(amount.minor())
                .multiply(BigDecimal.valueOf(part.minor()))
                .divide(BigDecimal.valueOf(whole.minor()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return new Money(minor, amount.currency());
    }
}
