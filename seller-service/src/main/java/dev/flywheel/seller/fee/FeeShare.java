package dev.flywheel.seller.fee;

import dev.flywheel.domain.Money;

/** How much of a line's stored fee belongs to the units that come back. */
public final class FeeShare {

    private FeeShare() {}

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
