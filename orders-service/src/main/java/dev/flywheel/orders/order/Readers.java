package dev.flywheel.orders.order;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.service.security.Caller;
import org.jspecify.annotations.Nullable;

/** Who may read an order: its shopper, and operators. */
public final class Readers {

    private Readers() {}

    /** Whose order it must be for this caller to see it; null when any will do. */
    public static @Nullable AccountId owner(Caller caller) {
        if (caller.has(Role.OPERATOR)) {
            return null;
        }
        AccountId account = caller.accountId();
        if (account == null) {
            throw new ProblemException(CommonError.FORBIDDEN, "this token belongs to no account");
        }
        return account;
    }
}
