package dev.flywheel.accounts.account;

import dev.flywheel.accounts.AccountsError;
import dev.flywheel.contracts.accounts.AccountChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import dev.flywheel.service.feed.EventLog;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases persons: the account stays as a bare id. The other services are told once, and each erases what it has as far as the
 * law lets it; what it must keep it says itself.
 */
@Service
class Erasing {

    private final Accounts accounts;
    private final Erasures erasures;
    private final EventLog events;
    private final Clock clock;

    Erasing(Accounts accounts, Erasures erasures, EventLog events, Clock clock) {
        this.accounts = accounts;
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
    }

    /** For the person himself, unless others depend on the account: then an operator looks first. */
    @Transactional
    public Erased own(AccountId id) {
        Account account = known(id);
        if (account.roles().contains(Role.SELLER) || account.roles().contains(Role.ADVERTISER)) {
            throw new ProblemException(
                    AccountsError.ACCOUNT_IN_BUSINESS,
                    "this account sells or advertises; ask an operator, who closes that first");
        }
        return erase(account, id, null);
    }

    /** For somebody who asked for it otherwise. */
    @Transactional
    public Erased of(AccountId id, AccountId operator, String reason) {
        return erase(known(id), operator, reason);
    }

    private Erased erase(Account account, AccountId by, @Nullable String reason) {
        if (account.roles().contains(Role.OPERATOR)) {
            throw new ProblemException(AccountsError.ACCOUNT_IN_BUSINESS, "an operator's account is not erased");
        }
        Instant now = clock.instant();
        if (!erasures.erase(account.id(), now, by, reason)) {
            throw gone(account.id());
        }
        events.append(new AccountChanged(account.id(), null, null, true));
        return new Erased(account.id(), now);
    }

    private Account known(AccountId id) {
        return accounts.byId(id).orElseThrow(() -> gone(id));
    }

    private static ProblemException gone(AccountId id) {
        return new ProblemException(CommonError.NOT_FOUND, "there is no account '" + id + "'");
    }

    /** An account that names nobody any more. */
    record Erased(AccountId accountId, Instant erasedAt) {}
}
