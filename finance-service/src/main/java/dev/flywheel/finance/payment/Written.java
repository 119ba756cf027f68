package dev.flywheel.finance.payment;

import org.jspecify.annotations.Nullable;

/**
 * A call, and its payment where that was just written and need not be read again.
 *
 * @param payment as of the transaction that wrote it
 */
record Written(Call call, @Nullable StoredPayment payment) {

    static Written of(Call call) {
        return new Written(call, null);
    }
}
