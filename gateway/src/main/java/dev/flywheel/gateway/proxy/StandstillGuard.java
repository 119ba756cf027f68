package dev.flywheel.gateway.proxy;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Closes an answer that stopped in the middle; a plain read of it would wait for ever. */
final class StandstillGuard implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("gateway-standstill").factory());
    private final Duration standstill;

    StandstillGuard(Duration standstill) {
        this.standstill = standstill;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Watches one answer until the watch is closed. */
    Watch over(Closeable answer) {
        return new Watch(answer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Must be told of every sign of life. */
    final class Watch implements AutoCloseable {

        private volatile long lastMoved = System.nanoTime();
        private final ScheduledFuture<?> check;

        Watch(Closeable answer) {
            long every = Math.max(1, standstill.toMillis() / 4);
            check = timer.scheduleWithFixedDelay(() -> look(answer), every, every, TimeUnit.MILLISECONDS);
        }

        void moved() {
            lastMoved = System.nanoTime();
        }

        private void look(Closeable answer) {
            if (System.nanoTime() - lastMoved > standstill.toNanos()) {
                close();
                try {
                    answer.close();
                } catch (IOException closedAnyway) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            check.cancel(false);
        }
    }
}
