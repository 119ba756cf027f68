package dev.flywheel.gateway.time;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.gateway.time.ServiceTime.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves the time of all services, a day at a time, as it would pass: what falls due on a day is done on that day, and
 * what follows from it elsewhere has arrived before the next day begins.
 */
@Component
class TimeMachine {

    private static final Logger LOG = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration DAY = Duration.ofDays(1);

    /** Work that makes work is fine; work that never ends is a mistake in a service. */
    static final int MAX_ROUNDS = 50;

    private final ServiceTime services;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    TimeMachine(ServiceTime services) {
        this.services = services;
    }

    Instant now() {
        return services.services().stream()
                .map(services::now)
                .max(Instant::compareTo)
                .orElseThrow(() -> new ProblemException(CommonError.UNAVAILABLE, "no service is configured"));
    }

    /**
     * Moves all services on. Calls at the same time run one after the other.
     *
     * @throws ProblemException 503 when a service is away or does not come to rest; the time moved so far stays moved,
     *     and repeating the call goes on from there
     */
    Moved advance(Duration by) {
        oneAtATime.lock();
        try {
            Instant target = now().plus(by);
            Instant at = target.minus(by);
            Moved moved = new Moved(at, 0, 0, 0);
            while (at.isBefore(target)) {
                at = at.plus(DAY).isBefore(target) ? at.plus(DAY) : target;
                moved = moved.plus(at, step(at));
            }
            return moved;
        } finally {
            oneAtATime.unlock();
        }
    }

    private Work step(Instant to) {
        services.services().forEach(service -> services.move(service, to));
        Work done = new Work(0, 0);
        List<String> busy = List.of();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            busy = new ArrayList<>();
            for (String service : services.services()) {
                Work work = services.settle(service);
                if (!work.isNothing()) {
                    busy.add(service);
                }
                done = new Work(done.jobs() + work.jobs(), done.events() + work.events());
            }
            if (busy.isEmpty()) {
                return done;
            }
        }
        LOG.warn("{} did not come to rest at {}", busy, to);
        throw new ProblemException(
                CommonError.UNAVAILABLE,
                "the time is " + to + ", but after " + MAX_ROUNDS + " rounds there is still work in " + busy);
    }

    /**
     * @param now the time all services show at least
     * @param steps days begun
     * @param jobs things that jobs did because of it
     * @param events events applied because of it
     */
    record Moved(Instant now, int steps, long jobs, long events) {

        Moved plus(Instant to, Work work) {
            return new Moved(to, steps + 1, jobs + work.jobs(), events + work.events());
        }
    }
}
