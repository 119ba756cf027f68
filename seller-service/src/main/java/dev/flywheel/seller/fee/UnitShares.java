package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.util.function.UnaryOperator;

/**
 * An amount spread evenly over units. Shares differ by one cent at most, so there are only two of them however many units
 * there are, and they add up to the amount.
 */
record UnitShares(Money total, int units) {

    UnitShares {
        if (units < 1 || total.isNegative()) {
            throw new IllegalArgumentException("cannot spread " + total + " over " + units + " units");
        }
    }

    /** Sum over the units of what the rule makes of each one's share. */
    Money sum(UnaryOperator<Money> rule) {
        Money lower = new Money(total.minor() / units, total.currency());
        long larger = total.minor() % units;
        Money sum = rule.apply(lower).times(units - larger);
        return larger == 0
                ? sum
                : sum.plus(
                        rule.apply(lower.plus(new Money(1, total.currency()))).times(larger));
    }

    /** What units {@code from} (exclusive) to {@code to} (inclusive) hold together; the last one takes the rest. */
    Money between(int from, int to) {
        return upTo(to).minus(upTo(from));
    }

    private Money upTo(int unit) {
        // Split before multiplying: amount and quantity together may pass the range of a long.
        long whole = Math.multiplyExact(total.minor() / units, (long) unit);
        long rest = (total.minor() % units) * unit / units;
        return new Money(whole + rest, total.currency());
    }
}
