package dev.flywheel.ads.auction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Writes served ads after the auction has answered, many in one batch. A click needs none of it, since its token says all;
 * a crash loses at most what was served in the last moments.
 */
@Component
public class ServedLog implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ServedLog.class);
    private static final int CAPACITY = 20_000;
    private static final int BATCH = 500;

    private final ServedAds rows;
    private final BlockingQueue<ServedPlace> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicBoolean writing = new AtomicBoolean();
    private final ReentrantLock lock = new ReentrantLock();

    ServedLog(ServedAds rows) {
        this.rows = rows;
    }

    void add(List<ServedPlace> served) {
        for (ServedPlace place : served) {
            if (!waiting.offer(place)) {
                log.warn(
                        "served ads come faster than they can be written; auction {} is not kept",
                        place.ad().auction());
            }
        }
        writeSoon();
    }

    /** Returns when everything served so far on this replica is written, so that reports are complete. */
    public void flush() {
        lock.lock();
        try {
            List<ServedPlace> batch = new ArrayList<>(BATCH);
            while (waiting.drainTo(batch, BATCH) > 0) {
                rows.write(batch);
                batch.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void destroy() {
        flush();
    }

    private void writeSoon() {
        if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("served-ads").start(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            flush();
        } catch (RuntimeException failure) {
            log.warn("served ads were not kept", failure);
        } finally {
            writing.set(false);
        }
        writeSoon();
    }
}
