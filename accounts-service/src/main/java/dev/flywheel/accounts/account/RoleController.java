package dev.flywheel.accounts.account;

import dev.flywheel.accounts.AccountsError;
import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.web.bind.annotation.RestController;

/** Services give roles to the accounts that earned them: a seller's, an advertiser's. */
@RestController
class RoleController implements AccountRoles {

    /** No service, not even one that was broken into, makes operators or other services. */
    private static final Set<Role> GRANTED = EnumSet.of(Role.SHOPPER, Role.SELLER, Role.ADVERTISER, Role.CLOUD);

    private final Accounts accounts;
    private final Clock clock;

    RoleController(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void grant(AccountId account, Role role) {
        if (!GRANTED.contains(role)) {
            throw new ProblemException(AccountsError.ROLE_NOT_GRANTED, role + " is not one of " + GRANTED);
        }
        if (accounts.byId(account).isEmpty()) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no account '" + account + "'");
        }
        accounts.grant(account, role, clock.instant());
    }
}
