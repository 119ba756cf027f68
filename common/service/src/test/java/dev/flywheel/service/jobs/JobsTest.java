package dev.flywheel.service.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.postgres.Database;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.PostgresForTests;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database = PostgresForTests.database("classpath:db/chassis");
    private final AtomicInteger runs = new AtomicInteger();
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(JobsAutoConfiguration.class))
            .withBean(DataSource.class, database::dataSource)
            .withBean(Clock.class, Clock::systemUTC)
            .withBean(
                    Job.class,
                    () -> new Job("count", Duration.ofSeconds(1), () -> {
                        runs.incrementAndGet();
                        return 1;
                    }));

    @Test
    void takesOverWhatAKilledProcessWasRunning() {
        JdbcClient.create(database.dataSource()).sql("""
                        INSERT INTO scheduled_tasks
                            (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        VALUES ('count', 'recurring', now() - interval '1 minute', true, 'a killed one',
                                now() - interval '1 minute', 1)""").update();
        service.run(context -> Eventually.await(PATIENCE, () -> runs.get() > 0));
    }

    @Test
    void runsAgainAfterItsPause() {
        service.run(context -> Eventually.await(PATIENCE, () -> runs.get() > 1));
    }

    /** Or who asks would see nothing to do, and miss what has to follow from what the scheduler did. */
    @Test
    void countsWhatTheSchedulerDidToo() {
        service.run(context -> {
            Jobs jobs = context.getBean(Jobs.class);
            int told = jobs.runDue();
            Eventually.await(PATIENCE, () -> runs.get() > told + 2);
            jobs.stop();
            assertThat(told + jobs.runDue()).isEqualTo(runs.get());
        });
    }
}
