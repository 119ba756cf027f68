package dev.flywheel.catalog.purchase;

import java.util.List;

/** Somebody who counts by purchases. Called in the transaction of the feed, one page after the other. */
public interface PurchaseFollower {

    /** The changes all go up or all go down; new lines come in the order in which they stand in their orders. */
    void changed(List<PurchaseChange> changes);

    /** All purchases are forgotten, and will be told again from the beginning. */
    void forget();
}
