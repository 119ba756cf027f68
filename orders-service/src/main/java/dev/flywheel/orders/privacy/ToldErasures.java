package dev.flywheel.orders.privacy;

import dev.flywheel.domain.AccountId;
import dev.flywheel.service.jobs.Job;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Erases here whom accounts-service has told to be erased. His address goes at once, when that is heard; the rest as soon as
 * none of his orders and returns is open any more, since they have to be brought and paid back.
 */
@Configuration(proxyBeanMethods = false)
class ToldErasures {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Erasing erasing;

    ToldErasures(JdbcClient jdbc, Erasing erasing) {
        this.jdbc = jdbc;
        this.erasing = erasing;
    }

    @Bean
    Job eraseTold() {
        return new Job("erase-told", Duration.ofMinutes(1), this::erase);
    }

    /** Answers how many were erased. */
    int erase() {
        List<AccountId> due = jdbc.sql("""
                SELECT account FROM customer c WHERE erased AND NOT EXISTS (SELECT FROM erasure e WHERE e.account = c.account)
                    AND NOT EXISTS (SELECT FROM orders o WHERE o.account = c.account AND %s)
                ORDER BY account LIMIT ?""".formatted(Erasing.OPEN))
                .param(MOST)
                .query((rs, row) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
        return (int) due.stream().filter(erasing::eraseTold).count();
    }
}
