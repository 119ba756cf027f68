package dev.flywheel.service.idempotency;

import dev.flywheel.service.jobs.Job;
import dev.flywheel.service.web.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a service its idempotency keys. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
public class IdempotencyAutoConfiguration {

    @Bean
    Idempotency idempotency(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        return new Idempotency(
                JdbcClient.create(dataSource), new TransactionTemplate(transactions), Json.tolerant(), clock);
    }

    @Bean
    Job forgetIdempotencyKeys(Idempotency idempotency) {
        return new Job("forget-idempotency-keys", Duration.ofHours(6), idempotency::forgetOld);
    }

    @Bean
    WebMvcConfigurer idempotencyKeyParameter() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotencyKeyResolver());
            }
        };
    }
}
