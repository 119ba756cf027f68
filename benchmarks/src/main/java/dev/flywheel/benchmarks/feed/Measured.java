package dev.flywheel.benchmarks.feed;

import dev.flywheel.contracts.Event;

/** An event of about 500 bytes in the log. */
public record Measured(long n, String payload) implements Event {

    @Override
    public String subject() {
        return "n:" + n;
    }
}
