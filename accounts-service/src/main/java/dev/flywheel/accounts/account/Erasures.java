package dev.flywheel.accounts.account;

import dev.flywheel.domain.AccountId;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Takes persons out of the rows that name them. */
@Repository
class Erasures {

    private final JdbcClient jdbc;

    Erasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes an account nameless and useless: nobody can sign in to it, and its email is free again.
     *
     * @param reason null when the person asked himself
     * @return false when there is no such account any more
     */
    boolean erase(AccountId account, Instant now, AccountId by, @Nullable String reason) {
        boolean erased = jdbc.sql("""
                UPDATE account SET email = 'erased-' || id || '@erased.invalid', name = 'erased', password_hash = '',
                    erased_at = :at
                WHERE id = :account AND erased_at IS NULL""")
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("account", account.value())
                        .update()
                == 1;
        if (!erased) {
            return false;
        }
        jdbc.sql("DELETE FROM account_role WHERE account_id = ?")
                .param(account.value())
                .update();
        jdbc.sql("INSERT INTO account_erasure (account, at, erased_by, reason) VALUES (?, ?, ?, ?)")
                .param(account.value())
                .param(now.atOffset(ZoneOffset.UTC))
                .param(by.value())
                .param(reason)
                .update();
        forgetFacts(account);
        return true;
    }

    /** What was told before stays in the log, for those who read it from its beginning, without email and name. */
    private void forgetFacts(AccountId account) {
        jdbc.sql("""
                UPDATE event_log SET data =
                    json_build_object('account', :id::text, 'email', NULL, 'name', NULL, 'erased', true)
                WHERE type = 'AccountChanged' AND subject = 'account:' || :id""").param("id", account.toString()).update();
    }
}
