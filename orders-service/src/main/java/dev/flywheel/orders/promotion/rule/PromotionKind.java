package dev.flywheel.orders.promotion.rule;

/** How a promotion takes something off. */
public enum PromotionKind {
    PERCENT,
    AMOUNT,
    BUY_X_GET_Y,
    FREE_DELIVERY,
    THRESHOLD
}
