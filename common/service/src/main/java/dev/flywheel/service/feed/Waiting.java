package dev.flywheel.service.feed;

import org.jspecify.annotations.Nullable;

/**
 * Lets a loop be woken while it only waits. Interrupting a thread anywhere would close the database connection it is
 * using.
 */
final class Waiting {

    private @Nullable Thread waiter;
    private boolean ended;

    /** Begins a round; what was ended before does not matter any more. */
    synchronized void begin() {
        ended = false;
    }

    <T, E extends Exception> T during(Wait<T, E> wait) throws E {
        enter();
        try {
            return wait.untilItEnds();
        } finally {
            leave();
        }
    }

    /** Ends every wait of this round, one that has yet to begin as well. */
    synchronized void end() {
        ended = true;
        if (waiter != null) {
            waiter.interrupt();
        }
    }

    /** Whether this round's waits were ended, so that their failure means nothing. */
    synchronized boolean wasEnded() {
        return ended;
    }

    private synchronized void enter() {
        waiter = Thread.currentThread();
        if (ended) {
            waiter.interrupt();
        }
    }

    private synchronized void leave() {
        waiter = null;
        // A wake-up that came as the wait was over must not hit what follows.
        Thread.interrupted();
    }

    /** Something that may take long, and ends when its thread is interrupted. */
    @FunctionalInterface
    interface Wait<T, E extends Exception> {
        T untilItEnds() throws E;
    }
}
