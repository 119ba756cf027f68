package dev.flywheel.service.feed;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a loop be woken while it only waits. Interrupting a thread anywhere would close the database connection it is
 * using.
 */
final class Waiting {

    private @Nullable Thread waiter;

    <T> T during(Supplier<T> wait) {
        enter();
        try {
            return wait.get();
        } finally {
            leave();
        }
    }

    synchronized void end() {
        if (waiter != null) {
            waiter.interrupt();
        }
    }

    private synchronized void enter() {
        waiter = Thread.currentThread();
    }

    private synchronized void leave() {
        waiter = null;
        // A wake-up that came as the wait was over must not hit what follows.
        Thread.interrupted();
    }
}
