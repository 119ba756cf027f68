package dev.flywheel.accounts.account;

import dev.flywheel.contracts.accounts.AccountChanged;
import dev.flywheel.service.feed.EventLog;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enters accounts and tells the other services of them, in one transaction. */
@Component
class ToldRegistry implements Registry {

    private final Accounts accounts;
    private final EventLog events;

    ToldRegistry(Accounts accounts, EventLog events) {
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    @Transactional
    public boolean add(Account account) {
        if (!accounts.add(account)) {
            return false;
        }
        events.append(new AccountChanged(account.id(), account.email().value(), account.name(), false));
        return true;
    }
}
