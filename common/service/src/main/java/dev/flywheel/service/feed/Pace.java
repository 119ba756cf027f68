package dev.flywheel.service.feed;

import java.time.Duration;

/**
 * How long a reader lingers before it asks for the next page. A lone event is read at once; where one follows another, as
 * orders do in the rush hour, they are gathered, since a page costs nearly the same whether it holds one event or twenty.
 */
final class Pace {

    static final Duration LINGER = Duration.ofMillis(3);
    /** Short of what anybody waits for who wants to see his command's effect in another service. */
    static final Duration GATHER = Duration.ofMillis(50);

    private static final Duration DENSE = Duration.ofMillis(100);

    private long lastPage;
    private boolean begun;

    /**
     * @param more true when there is more to read already
     * @param nanos when the page was applied, by {@link System#nanoTime}
     */
    Duration after(boolean more, long nanos) {
        boolean dense = begun && nanos - lastPage < DENSE.toNanos();
        lastPage = nanos;
        begun = true;
        return dense && !more ? GATHER : LINGER;
    }
}
