package dev.flywheel.service.clock;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.service.jobs.Jobs;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves this service's time. Whoever moves it for all services calls {@link #move} on each, then {@link #settle} on each,
 * until a whole round reports no work: then every job that fell due has run and every event has arrived.
 */
@RestController
@RequestMapping("/internal/test-clock")
class TestClock {

    private static final Duration FURTHEST = Duration.ofDays(3660);

    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final Feeds feeds;
    private final List<Settling> others;

    TestClock(BusinessClock clock, JdbcClient jdbc, Jobs jobs, Feeds feeds, List<Settling> others) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.feeds = feeds;
        this.others = others;
        jdbc.sql("SELECT ahead_micros FROM test_clock")
                .query(Long.class)
                .optional()
                .ifPresent(micros -> clock.beAhead(Duration.of(micros, ChronoUnit.MICROS)));
    }

    @GetMapping
    Time now() {
        return new Time(clock.instant());
    }

    /** Sets the time, remembers it for the next start; does no work yet. */
    @PostMapping("/move")
    Time move(@RequestBody Time to) {
        if (to.now().isAfter(clock.instant().plus(FURTHEST))) {
            throw new ProblemException(CommonError.INVALID_REQUEST, "the clock moves ten years at most");
        }
        clock.advanceTo(to.now());
        jdbc.sql("""
                INSERT INTO test_clock (ahead_micros) VALUES (:ahead)
                ON CONFLICT (only_row) DO UPDATE SET ahead_micros = greatest(test_clock.ahead_micros, excluded.ahead_micros)""")
                .param("ahead", Math.max(0, clock.ahead().toNanos() / 1000))
                .update();
        return now();
    }

    /** Runs what is due and reads all feeds to their end; answers how much there was to do. */
    @PostMapping("/settle")
    Work settle() {
        Work work = new Work(jobs.runDue(), feeds.drain());
        others.forEach(Settling::settle);
        return work;
    }

    record Time(@NotNull Instant now) {}

    /**
     * @param jobs executions that were due
     * @param events applied events
     */
    record Work(int jobs, int events) {}
}
