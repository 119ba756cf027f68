package dev.flywheel.service.clock;

import dev.flywheel.service.feed.Feeds;
import dev.flywheel.service.jobs.Jobs;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives every service its clock, and the switch to move it where {@code flywheel.test-clock} is on. */
@AutoConfiguration
public class ClockAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    BusinessClock clock() {
        return new BusinessClock();
    }

    @Bean
    @ConditionalOnProperty("flywheel.test-clock")
    TestClock testClock(BusinessClock clock, JdbcClient jdbc, Jobs jobs, Feeds feeds) {
        return new TestClock(clock, jdbc, jobs, feeds);
    }
}
