package dev.flywheel.gateway.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries a request body to the service as fast as the service takes it, one buffer at a time. The caller's own thread
 * does it: the body is never read by a thread that might outlive the request.
 */
final class BodyPump implements Flow.Publisher<ByteBuffer>, Flow.Subscription {

    private static final int BUFFER = 32 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;
    private long demand;
    private boolean stopped;

    /**
     * Sends the body to its end, or to where the service has had enough of it.
     *
     * @throws UnreadableBody when the client sent no more of it, or more than it may
     * @throws HttpTimeoutException when the service takes no more of it
     */
    void pump(InputStream body, Duration standstill) throws IOException {
        while (true) {
            Flow.Subscriber<? super ByteBuffer> service = next(standstill);
            if (service == null) {
                return;
            }
            byte[] buffer = new byte[BUFFER];
            int length;
            try {
                length = body.read(buffer);
            } catch (IOException failed) {
                service.onError(failed);
                throw new UnreadableBody(failed);
            }
            if (length < 0) {
                service.onComplete();
                return;
            }
            if (length > 0) {
                spend();
                service.onNext(ByteBuffer.wrap(buffer, 0, length));
            }
        }
    }

    /** The body could not be read; the service has nothing to do with it. */
    static final class UnreadableBody extends IOException {
        UnreadableBody(IOException cause) {
            super("the body could not be read to its end", cause);
        }
    }

    /** Ends the pumping: the answer is there, or will never be. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the service takes more; null when it never will. */
    private Flow.@Nullable Subscriber<? super ByteBuffer> next(Duration standstill) throws IOException {
        lock.lock();
        try {
            long nanos = standstill.toNanos();
            while (!stopped && demand == 0) {
                if (nanos <= 0) {
                    throw new HttpTimeoutException("the service takes no more of the body");
                }
                nanos = changed.awaitNanos(nanos);
            }
            return stopped ? null : subscriber;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void spend() {
        lock.lock();
        try {
            demand--;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> service) {
        lock.lock();
        try {
            subscriber = service;
        } finally {
            lock.unlock();
        }
        service.onSubscribe(this);
    }

    @Override
    public void request(long more) {
        lock.lock();
        try {
            demand = Long.MAX_VALUE - demand < more ? Long.MAX_VALUE : demand + more;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void cancel() {
        stop();
    }
}
