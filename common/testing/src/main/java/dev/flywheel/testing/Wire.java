package dev.flywheel.testing;

import java.time.Duration;

/** What is wrong with the wire at this moment. */
record Wire(Duration latency, Duration jitter, long bytesPerSecond, boolean blackhole, long resetAfter) {

    static final Wire GOOD = new Wire(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE, false, Long.MAX_VALUE);

    Wire withLatency(Duration wanted) {
        return new Wire(wanted, jitter, bytesPerSecond, blackhole, resetAfter);
    }

    Wire withJitter(Duration wanted) {
        return new Wire(latency, wanted, bytesPerSecond, blackhole, resetAfter);
    }

    Wire withBytesPerSecond(long wanted) {
        return new Wire(latency, jitter, wanted, blackhole, resetAfter);
    }

    Wire withBlackhole() {
        return new Wire(latency, jitter, bytesPerSecond, true, resetAfter);
    }

    Wire withResetAfter(long wanted) {
        return new Wire(latency, jitter, bytesPerSecond, blackhole, wanted);
    }

    /** Small enough that a change of the speed is felt soon. */
    int bytesAtOnce() {
        return (int) Math.clamp(bytesPerSecond / 50, 1, Integer.MAX_VALUE);
    }

    /** How long this many bytes take. */
    long nanos(int bytes) {
        return bytesPerSecond == Long.MAX_VALUE ? 0 : Math.ceilDiv(bytes * 1_000_000_000L, bytesPerSecond);
    }
}
