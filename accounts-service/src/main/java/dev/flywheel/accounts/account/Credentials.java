package dev.flywheel.accounts.account;

import dev.flywheel.domain.AccountId;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Says who somebody is. */
@Service
public class Credentials {

    private final Accounts accounts;
    private final PasswordHashing hashing;

    Credentials(Accounts accounts, PasswordHashing hashing) {
        this.accounts = accounts;
        this.hashing = hashing;
    }

    /** The account with this email and password. An unknown email and a wrong password take the same time. */
    public Optional<Profile> check(EmailAddress email, String password) {
        Optional<Account> account = accounts.byEmail(email);
        String hash = account.map(Account::passwordHash).orElse(null);
        if (!hashing.matches(password, hash)) {
            return Optional.empty();
        }
        account.filter(known -> hashing.isOutdated(known.passwordHash()))
                .ifPresent(known -> accounts.replaceHash(known, hashing.hash(password)));
        return account.map(Account::profile);
    }

    /** Whether this is the password of the account. */
    boolean isOf(AccountId account, String password) {
        return hashing.matches(
                password, accounts.byId(account).map(Account::passwordHash).orElse(null));
    }

    /** The account as it is now; none once its person was erased. */
    public Optional<Profile> of(AccountId account) {
        return accounts.byId(account).map(Account::profile);
    }
}
