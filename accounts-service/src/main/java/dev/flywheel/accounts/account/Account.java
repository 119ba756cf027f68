package dev.flywheel.accounts.account;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.time.Instant;
import java.util.Set;

/**
 * A person who can sign in.
 *
 * @param passwordHash as the encoder wrote it, with the name of its algorithm
 * @param createdAt business time
 */
record Account(AccountId id, EmailAddress email, String name, String passwordHash, Set<Role> roles, Instant createdAt) {

    Profile profile() {
        return new Profile(id, email, name, roles);
    }

    /** Not the record's own text: a hash has no place in a log. */
    @Override
    public String toString() {
        return "Account[" + id + ", " + email + ", " + roles + "]";
    }
}
