package dev.flywheel.orders.mail;

import dev.flywheel.contracts.accounts.AccountChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Whom to write to, as accounts-service tells it. */
@Configuration(proxyBeanMethods = false)
public class Customers {

    private final JdbcClient jdbc;

    Customers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    FeedSubscription accountsForMails() {
        return FeedSubscription.to("accounts").onEach(AccountChanged.class, this::changed);
    }

    void changed(AccountChanged account) {
        // What was erased here stays erased, whatever is told of it afterwards.
        jdbc.sql("""
                INSERT INTO customer (account, email, name, erased) VALUES (:account, :email, :name, :erased)
                ON CONFLICT (account) DO UPDATE SET email = excluded.email, name = excluded.name, erased = excluded.erased
                WHERE NOT customer.erased""")
                .param("account", account.account().value())
                .param("email", account.erased() ? null : account.email())
                .param("name", account.erased() ? null : account.name())
                .param("erased", account.erased())
                .update();
    }

    /** Where the customer is reached; none while that is not known, or once he was erased. */
    Optional<String> email(AccountId account) {
        return jdbc.sql("SELECT email FROM customer WHERE account = ? AND email IS NOT NULL")
                .param(account.value())
                .query(String.class)
                .optional();
    }

    boolean isErased(AccountId account) {
        return !erased(List.of(account)).isEmpty();
    }

    /** Those of the accounts that were erased. */
    Set<AccountId> erased(Collection<AccountId> accounts) {
        return jdbc.sql("SELECT account FROM customer WHERE account = ANY ((SELECT :accounts)::uuid[]) AND erased")
                .param(
                        "accounts",
                        new SqlArrayValue(
                                "uuid", accounts.stream().map(AccountId::value).toArray()))
                .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
                .set();
    }
}
