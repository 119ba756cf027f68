package dev.flywheel.seller;

import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Plays accounts-service. */
@Primary
@Component
public class FakeAccountRoles implements AccountRoles {

    private final Set<AccountId> granted = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    /** Whether it answers at all. */
    public void away(boolean now) {
        away = now;
    }

    public boolean isGranted(AccountId account) {
        return granted.contains(account);
    }

    @Override
    public void grant(AccountId account, Role role) {
        if (away) {
            throw new ProblemException(CommonError.UNAVAILABLE, "accounts is away");
        }
        if (role != Role.SELLER) {
            throw new ProblemException(CommonError.FORBIDDEN, "sellers get the role SELLER only");
        }
        granted.add(account);
    }
}
