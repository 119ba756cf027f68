package dev.flywheel.orders.stock;

/** What a sender tells about his stock beside how many there are. */
enum Adjustment {
    /** A supplier announced units. */
    EXPECTED(Movement.EXPECTED),
    /** Announced units arrived. */
    RECEIVED(Movement.RECEIVED),
    FOUND(Movement.FOUND),
    LOST(Movement.LOST),
    /** Units that cannot be sold as they are. */
    DAMAGED(Movement.DAMAGED),
    /** Damaged units that can be sold again. */
    REPAIRED(Movement.REPAIRED),
    /** Damaged units that are thrown away. */
    SCRAPPED(Movement.SCRAPPED);

    private final Movement movement;

    Adjustment(Movement movement) {
        this.movement = movement;
    }

    Movement movement() {
        return movement;
    }
}
