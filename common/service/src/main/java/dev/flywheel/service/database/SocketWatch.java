package dev.flywheel.service.database;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all sockets to databases now and then, and closes the silent ones. One for the process, as long as it lasts. */
final class SocketWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SocketWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Set<WatchedSocket> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().daemon().name("database-watch").start(SocketWatch::watch);
    }

    private SocketWatch() {}

    static void add(WatchedSocket socket) {
        OPEN.add(socket);
    }

    static void remove(WatchedSocket socket) {
        OPEN.remove(socket);
    }

    private static void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException ending) {
                return;
            }
            long now = System.nanoTime();
            OPEN.stream().filter(socket -> socket.isSilent(now)).forEach(SocketWatch::close);
        }
    }

    private static void close(WatchedSocket socket) {
        LOG.warn(
                "the database at {} says nothing any more; the connection is given up",
                socket.getRemoteSocketAddress());
        try {
            socket.close();
        } catch (IOException failed) {
            LOG.debug("it could not be closed", failed);
        }
    }
}
