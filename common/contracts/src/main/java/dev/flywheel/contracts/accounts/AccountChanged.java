package dev.flywheel.contracts.accounts;

import dev.flywheel.contracts.Event;
import dev.flywheel.domain.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An account was made or changed, or its person's data were erased.
 *
 * @param email where its owner is reached; null once erased
 * @param name as it is shown to others; null once erased
 * @param erased true when nothing may be kept that names its owner
 */
public record AccountChanged(
        AccountId account, @Nullable String email, @Nullable String name, boolean erased) implements Event {

    @Override
    public String subject() {
        return "account:" + account;
    }
}
