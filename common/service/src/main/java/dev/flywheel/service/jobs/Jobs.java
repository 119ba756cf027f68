package dev.flywheel.service.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the {@link Job}s of a service with db-scheduler on virtual threads. */
public final class Jobs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Jobs.class);
    private static final Duration POLLING = Duration.ofSeconds(2);
    /** A killed process leaves its jobs marked as running; after this many missed beats another run takes them over. */
    private static final int MISSED_BEATS = 4;

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final List<Job> jobs;
    private final Scheduler scheduler;
    private volatile boolean running;

    Jobs(List<Job> jobs, DataSource dataSource, Clock clock) {
        this.jobs = jobs;
        List<RecurringTask<?>> tasks =
                new ArrayList<>(jobs.stream().map(Jobs::task).toList());
        this.scheduler = new OnBusinessTime(dataSource, clock)
                .startTasks(tasks)
                .schedulerName(new SchedulerName.Fixed(UUID.randomUUID().toString()))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(4)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .build();
    }

    /**
     * Runs every job whose time has come, one after the other, in this thread. Used when time is moved by hand: the
     * scheduler would get there too, but later.
     *
     * @return how much the jobs did
     */
    public int runDue() {
        int done = 0;
        for (Job job : jobs) {
            done += run(job);
        }
        return done;
    }

    private static RecurringTask<?> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                .execute((instance, context) -> job.work().run());
    }

    /** Here a failure is logged; in the scheduler it counts and the job is tried again at its next time. */
    private static int run(Job job) {
        try {
            return job.work().run();
        } catch (RuntimeException failure) {
            // The next run tries again; one job's failure must not keep the others from running.
            log.error("job {} failed", job.name(), failure);
            return 0;
        }
    }

    @Override
    public void start() {
        running = true;
        if (!jobs.isEmpty()) {
            scheduler.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** db-scheduler takes the time from a field that only a subclass can set. */
    private static final class OnBusinessTime extends SchedulerBuilder {
        OnBusinessTime(DataSource dataSource, Clock clock) {
            super(dataSource, new ArrayList<>());
            this.clock = clock::instant;
        }
    }
}
