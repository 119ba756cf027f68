package dev.flywheel.accounts.account;

import dev.flywheel.accounts.AccountsError;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.Role;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Makes accounts. */
@Service
public class SignUp {

    private final Accounts accounts;
    private final Registry registry;
    private final PasswordHashing hashing;
    private final Clock clock;

    SignUp(Accounts accounts, Registry registry, PasswordHashing hashing, Clock clock) {
        this.accounts = accounts;
        this.registry = registry;
        this.hashing = hashing;
        this.clock = clock;
    }

    /**
     * Makes the account of a shopper.
     *
     * @throws ProblemException 400 for a password that may not be used, 409 {@code email_taken}
     */
    public Profile shopper(EmailAddress email, String password, String name) {
        PasswordRules.check(password, email);
        if (accounts.byEmail(email).isPresent()) {
            throw taken(email);
        }
        Account account = account(email, password, name, EnumSet.of(Role.SHOPPER));
        if (!registry.add(account)) {
            throw taken(email);
        }
        return account.profile();
    }

    /** Makes an operator, unless the email is taken; then it answers false. */
    boolean operator(EmailAddress email, String password, String name) {
        PasswordRules.check(password, email);
        return registry.add(account(email, password, name, EnumSet.of(Role.SHOPPER, Role.OPERATOR)));
    }

    private Account account(EmailAddress email, String password, String name, Set<Role> roles) {
        return new Account(AccountId.next(), email, name, hashing.hash(password), roles, clock.instant());
    }

    private static ProblemException taken(EmailAddress email) {
        return new ProblemException(
                AccountsError.EMAIL_TAKEN, "'" + email + "' has an account; sign in, or sign up with another address");
    }
}
