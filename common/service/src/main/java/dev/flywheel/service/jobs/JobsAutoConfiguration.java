package dev.flywheel.service.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
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
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<FlywayMigrationInitializer> afterMigration) {
        afterMigration.getIfAvailable();
        return new Jobs(
                jobs.orderedStream().toList(), dataSource, clock, meters.getIfAvailable(SimpleMeterRegistry::new));
    }
}
