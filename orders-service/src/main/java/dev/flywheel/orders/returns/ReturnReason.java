package dev.flywheel.orders.returns;

import java.util.Arrays;

/** Why goods come back. A reason in other words than these is kept as it is, and counts as OTHER. */
enum ReturnReason {
    DEFECTIVE(true),
    WRONG_ITEM(true),
    NOT_AS_DESCRIBED(true),
    ARRIVED_LATE(true),
    NO_LONGER_NEEDED(false),
    OTHER(false);

    private final boolean ofSender;

    ReturnReason(boolean ofSender) {
        this.ofSender = ofSender;
    }

    static ReturnReason of(String text) {
        return Arrays.stream(values())
                .filter(reason -> reason.name().equals(text))
                .findFirst()
                .orElse(OTHER);
    }

    /** True when whoever sent the goods is to blame, and therefore bears their delivery as well. */
    boolean isOfSender() {
        return ofSender;
    }
}
