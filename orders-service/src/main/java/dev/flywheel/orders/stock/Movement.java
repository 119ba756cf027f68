package dev.flywheel.orders.stock;

/** Why stock moved, and what a unit of it changes. */
enum Movement {
    /** The sender said how many there are; the difference is noted. */
    DECLARED(0, 0, 0, 0, 0),
    /** Somebody counted; the difference is noted. */
    COUNTED(0, 0, 0, 0, 0),
    EXPECTED(0, 0, 0, 1, 0),
    RECEIVED(1, 0, 0, -1, 0),
    FOUND(1, 0, 0, 0, 0),
    LOST(-1, 0, 0, 0, 0),
    DAMAGED(-1, 0, 0, 0, 1),
    REPAIRED(1, 0, 0, 0, -1),
    SCRAPPED(0, 0, 0, 0, -1),
    HELD(0, 1, 0, 0, 0),
    RELEASED(0, -1, 0, 0, 0),
    PICKED(0, 0, 1, 0, 0),
    UNPICKED(0, 0, -1, 0, 0),
    SHIPPED(-1, -1, -1, 0, 0),
    RETURNED(1, 0, 0, 0, 0),
    WRITTEN_OFF(-1, 0, 0, 0, 0);

    private final int onHand;
    private final int held;
    private final int picked;
    private final int inbound;
    private final int damaged;

    Movement(int onHand, int held, int picked, int inbound, int damaged) {
        this.onHand = onHand;
        this.held = held;
        this.picked = picked;
        this.inbound = inbound;
        this.damaged = damaged;
    }

    int onHand() {
        return onHand;
    }

    int held() {
        return held;
    }

    int picked() {
        return picked;
    }

    int inbound() {
        return inbound;
    }

    int damaged() {
        return damaged;
    }
}
