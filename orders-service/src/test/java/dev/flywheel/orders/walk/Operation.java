package dev.flywheel.orders.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Something that somebody does. The numbers choose among what there is at that moment, so that every part of a sequence is a
 * sequence.
 *
 * @param actor who does it
 * @param what what it is about
 * @param how a variant of it
 */
record Operation(int actor, Kind kind, int what, int how) {

    /** What may be done, and how often it is beside the others. */
    enum Kind {
        ADD(16),
        FILL_THE_CART(10),
        SAVE_FOR_LATER(2),
        GIVE_AS_PRESENT(4),
        CHECK_OUT(12),
        CHECK_OUT_WITH_COUPON(6),
        CHECK_OUT_WITH_GIFT_CARD(6),
        CHECK_OUT_WITH_CREDIT(4),
        CHECK_OUT_WHILE_PRICES_CHANGE(4),
        BE_DECLINED(2),
        NEED_A_STEP(4),
        DO_THE_STEP(4),
        CANCEL(6),
        SHIP(20),
        DELIVER(16),
        RETURN(10),
        WITHDRAW(1),
        RECEIVE(10),
        REPLACE(4),
        CONCEDE(5),
        SHOW_GOODWILL(1),
        RETRY_REFUND(3),
        SETTLE_REFUND(1),
        BOUNCE(3),
        ADJUST(6),
        COUNT(3),
        ALLOW_BACKORDERS(2),
        CHANGE_PRICE(2),
        JOIN_PRIME(1),
        FAIL(4),
        LET_TIME_PASS(2),
        LET_HOLDS_EXPIRE(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Kind> KINDS = weighted();

    /** What one actor does, which follows from the seed. */
    static List<Operation> sequence(long seed, int actor, int length) {
        Random random = new Random(seed * 31 + actor);
        List<Operation> sequence = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            sequence.add(new Operation(actor, kind, random.nextInt(1 << 16), random.nextInt(1 << 16)));
        }
        return sequence;
    }

    private static List<Kind> weighted() {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                kinds.add(kind);
            }
        }
        return List.copyOf(kinds);
    }

    @Override
    public String toString() {
        return "new Operation(" + actor + ", " + kind + ", " + what + ", " + how + ")";
    }
}
