package dev.flywheel.service.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a caller wait until what he just did has arrived at the readers of this service's feed. A kindness, not a guarantee:
 * it gives up after the time given, and readers that are away or stuck are not waited for.
 */
public final class FeedDelivery {

    private final FeedReader log;
    private final KnownReaders readers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    FeedDelivery(FeedReader log, KnownReaders readers) {
        this.log = log;
        this.readers = readers;
    }

    void acknowledged(String reader, Position position) {
        readers.acknowledged(reader, position);
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void answered(String reader) {
        readers.answered(reader);
    }

    /**
     * Waits until every reader has applied what is committed now. Call it outside a transaction.
     *
     * @return false if the time was over first
     */
    public boolean await(Duration atMost) {
        Position head = log.head();
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!readers.haveAll(head) && left > 0) {
                left = moved.awaitNanos(left);
            }
            return readers.haveAll(head);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
