package dev.flywheel.accounts.account;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.util.Set;

/**
 * What others may see of an account.
 *
 * @param email in lower case, unique
 * @param roles at least {@link Role#SHOPPER}
 */
public record Profile(AccountId accountId, EmailAddress email, String name, Set<Role> roles) {}
