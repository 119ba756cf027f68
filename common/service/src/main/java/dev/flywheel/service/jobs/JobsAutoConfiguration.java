package dev.flywheel.service.jobs;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Schedules the service's {@link Job} beans. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnBean(DataSource.class)
public class JobsAutoConfiguration {

    @Bean
    Jobs jobs(
            ObjectProvider<Job> jobs,
            DataSource dataSource,
            Clock clock,
            ObjectProvider<FlywayMigrationInitializer> afterMigration) {
        afterMigration.getIfAvailable();
        return new Jobs(List.copyOf(jobs.orderedStream().toList()), dataSource, clock);
    }
}
