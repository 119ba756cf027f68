package dev.flywheel.service.jobs;

import java.time.Duration;

/**
 * Work to repeat, declared as a bean. It catches up with whatever is due when it runs, so a missed run loses nothing, and
 * it must bear running twice.
 *
 * @param name unique in its service, e.g. {@code resume-checkouts}
 * @param every pause between two runs, by the business clock
 * @param work what to do; returns how many things it did, 0 when there was nothing
 */
public record Job(String name, Duration every, Work work) {

    /** The work of a job. */
    @FunctionalInterface
    public interface Work {
        int run();
    }
}
