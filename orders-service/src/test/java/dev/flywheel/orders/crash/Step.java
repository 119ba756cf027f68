package dev.flywheel.orders.crash;

import dev.flywheel.orders.FakePayments.Fault;
import org.jspecify.annotations.Nullable;

/** What is being done when the process dies. */
enum Step {
    CHECKOUT(null),
    DECLINED_CHECKOUT(null),
    CAPTURE(null),
    REFUSED_CAPTURE(Fault.DECLINED),
    CANCELLATION(null),
    RETURN(null),
    RECEIPT(null),
    REFUSED_RECEIPT(Fault.DECLINED),
    RETRIED_REFUND(null),
    LABEL(null),
    REPLACEMENT(null),
    REPLACED_RECEIPT(null);

    /** What finance says to the first call that reaches it. */
    final @Nullable Fault answer;

    Step(@Nullable Fault answer) {
        this.answer = answer;
    }
}
