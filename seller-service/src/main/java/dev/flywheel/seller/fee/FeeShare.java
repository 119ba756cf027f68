package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;
import java.math.BigInteger;

/** How much of a line's stored fee belongs to the units that come back. */
public final class FeeShare {

    private FeeShare() {}

    /**
     * Pro rata by money, rounded down, so that the last of the money takes the rest.
     *
     * @param fee what is left of it
     * @param base what is left of what it counted on
     * @param back how much of that goes back
     */
    public static Money ofMoney(Money fee, Money base, Money back) {
        if (!back.isPositive()) {
            return Money.zero(fee.currency());
        }
        if (back.compareTo(base) >= 0) {
            return fee;
        }
        BigInteger share = BigInteger.valueOf(fee.minor())
                .multiply(BigInteger.valueOf(back.minor()))
                .divide(BigInteger.valueOf(base.minor()));
        return new Money(share.longValueExact(), fee.currency());
    }

    /**
     * Pro rata by units, rounded down, so that the last unit takes the rest and all refunds together give back exactly the
     * fee that was charged.
     *
     * @param before units of the line that came back earlier
     */
    public static Money ofUnits(Money fee, int quantity, int before, int units) {
        if (units < 1 || before < 0 || before + units > quantity) {
            throw new IllegalArgumentException(
                    "cannot take back " + units + " units of " + quantity + " after " + before);
        }
        return new UnitShares(fee, quantity).between(before, before + units);
    }
}
