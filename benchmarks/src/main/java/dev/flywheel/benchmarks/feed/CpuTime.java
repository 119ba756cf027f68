package dev.flywheel.benchmarks.feed;

import java.time.Duration;

/** Processor time of this JVM and of the PostgreSQL it started. */
final class CpuTime {

    private CpuTime() {}

    /** Nanoseconds since the processes began; processes that ended meanwhile are missed. */
    static long ofThisJvmAndItsChildren() {
        ProcessHandle self = ProcessHandle.current();
        long total = nanos(self);
        // PostgreSQL may have been started through another user's shell, so it is found by its name.
        total += ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .mapToLong(CpuTime::nanos)
                .sum();
        return total;
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
}
