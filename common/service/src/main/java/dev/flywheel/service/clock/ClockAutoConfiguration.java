package dev.flywheel.service.clock;

import dev.flywheel.service.feed.Feeds;
import dev.flywheel.service.jobs.Jobs;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives every service its clock, and the switch to move it where {@code flywheel.test-clock} is on. */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
public class ClockAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BusinessClock clock() {
        return new BusinessClock();
    }

    @Bean
    @ConditionalOnProperty("flywheel.test-clock")
    @ConditionalOnBean(DataSource.class)
    TestClock testClock(
            BusinessClock clock,
            JdbcClient jdbc,
            Jobs jobs,
            Feeds feeds,
            ObjectProvider<Settling> others,
            @Value("${flywheel.test-clock-start:#{null}}") @Nullable Instant start) {
        if (start != null) {
            clock.advanceTo(start);
        }
        return new TestClock(clock, jdbc, jobs, feeds, others.orderedStream().toList());
    }
}
