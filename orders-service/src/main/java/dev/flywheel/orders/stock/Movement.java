package dev.flywheel.orders.stock;

/** Why stock moved, and what a unit of it changes. */
enum Movement {
    DECLARED(1, 0),
    HELD(0, 1),
    RELEASED(0, -1),
    SHIPPED(-1, -1),
    RETURNED(1, 0),
    WRITTEN_OFF(-1, 0);

    private final int onHand;
    private final int held;

    Movement(int onHand, int held) {
        this.onHand = onHand;
        this.held = held;
    }

    int onHand() {
        return onHand;
    }

    int held() {
        return held;
    }
}
