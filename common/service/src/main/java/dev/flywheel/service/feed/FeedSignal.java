package dev.flywheel.service.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes waiting readers of this process after a commit. Readers of other replicas have the {@link FeedWatch}. When the service
 * stops, nobody waits any longer, so that long polls do not hold its end back.
 */
final class FeedSignal implements SmartLifecycle {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raised = lock.newCondition();
    private long count;
    private int waiting;
    private volatile boolean running = true;

    void raise() {
        lock.lock();
        try {
            count++;
            raised.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Whether anybody waits for it. */
    boolean isAwaited() {
        lock.lock();
        try {
            return waiting > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the signal was raised after {@code seen} was read, or the time is over. */
    boolean await(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        waiting++;
        try {
            while (running && count == seen && left > 0) {
                left = raised.awaitNanos(left);
            }
            return count != seen;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        raise();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
