package dev.flywheel.service.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.flywheel.service.web.TraceId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
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
    private final Map<String, Counter> failures;
    private final Map<String, ReentrantLock> oneAtATime = new ConcurrentHashMap<>();
    private final Scheduler scheduler;
    private final AtomicLong done = new AtomicLong();
    private long told;
    private volatile boolean running;

    Jobs(List<Job> jobs, DataSource dataSource, Clock clock, MeterRegistry meters) {
        this.jobs = jobs;
        this.failures = jobs.stream()
                .collect(
                        Collectors.toMap(Job::name, job -> meters.counter("flywheel.job.failures", "job", job.name())));
        List<RecurringTask<?>> tasks =
                new ArrayList<>(jobs.stream().map(this::task).toList());
        this.scheduler = new OnBusinessTime(dataSource, clock)
                .startTasks(tasks)
                // What fails is logged here, with its trace.
                .failureLogging(LogLevel.OFF, false)
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
     * Runs every job, one after the other, in this thread. Used when time is moved by hand: the scheduler would get there
     * too, but later; a run it has begun is waited for, since what that one holds would look like nothing to do. A job that
     * fails does not keep the others from running.
     *
     * @return how much was done since the last call, here or by the scheduler: other jobs may have to follow up on either
     */
    public synchronized int runDue() {
        for (Job job : jobs) {
            try {
                run(job);
            } catch (RuntimeException logged) {
                // The next run tries again.
            }
        }
        long before = told;
        told = done.get();
        return Math.toIntExact(told - before);
    }

    /** A failure counts in the scheduler too, which tries again at the job's next time. */
    private RecurringTask<?> task(Job job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> run(job));
    }

    /** Each run has a trace of its own, for its log lines, its calls, and the events that follow from it. */
    private void run(Job job) {
        ReentrantLock lock = oneAtATime.computeIfAbsent(job.name(), any -> new ReentrantLock());
        lock.lock();
        try (TraceId.Scope work = TraceId.open(null)) {
            done.addAndGet(job.work().run());
        } catch (RuntimeException failure) {
            Objects.requireNonNull(failures.get(job.name())).increment();
            log.error("job {} failed", job.name(), failure);
            throw failure;
        } finally {
            lock.unlock();
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
