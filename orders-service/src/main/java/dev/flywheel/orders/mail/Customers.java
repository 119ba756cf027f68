package dev.flywheel.orders.mail;

import dev.flywheel.contracts.accounts.AccountChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.service.feed.FeedSubscription;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        return jdbc.sql("SELECT erased FROM customer WHERE account = ?")
                .param(account.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }
}
