package dev.flywheel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A wire that can be made bad: stands between a client and a server and passes bytes on until told otherwise. What is
 * set holds for connections that are open and for those to come, and adds up, until {@link #heal}. The port stays the
 * same all along.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BIND_ATTEMPTS = 50;

    private final InetSocketAddress upstream;
    private final int port;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile Wire wire = Wire.GOOD;
    private @Nullable ServerSocket listener;

    private FaultProxy(InetSocketAddress upstream) {
        this.upstream = upstream;
        this.port = listen(0);
    }

    /** Starts to listen on a free port of the loopback address. */
    public static FaultProxy to(String host, int port) {
        return new FaultProxy(new InetSocketAddress(host, port));
    }

    public String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    public int port() {
        return port;
    }

    /** How many clients are connected now. */
    public int connections() {
        return connections.size();
    }

    /** Answers come this much later; what is asked goes out at once, so a round trip grows by exactly this. */
    public void latency(Duration latency) {
        wire = wire.withLatency(latency);
    }

    /** Answers come up to this much later still, at random, and never overtake each other. */
    public void jitter(Duration jitter) {
        wire = wire.withJitter(jitter);
    }

    /** Each connection passes this many bytes a second, each way. */
    public void bandwidth(long bytesPerSecond) {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("at least one byte a second; blackhole() passes none");
        }
        wire = wire.withBytesPerSecond(bytesPerSecond);
    }

    /** Takes connections and bytes, passes nothing on and says nothing: what a dropped route looks like. */
    public void blackhole() {
        wire = wire.withBlackhole();
    }

    /** Cuts every open connection with a reset. New ones are welcome. */
    public void resetConnections() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Cuts each connection after exactly this many more bytes of answer, in the middle of a word if it comes so. */
    public void resetAfter(long bytes) {
        connections.forEach(ProxiedConnection::countFromNow);
        wire = wire.withResetAfter(bytes);
    }

    /** Like a process that died: open connections are reset, new ones are refused. */
    public synchronized void down() {
        close(listener);
        listener = null;
        resetConnections();
    }

    /** All is well again. Connections that lost bytes in a black hole are reset, as they could only go on wrong. */
    public synchronized void heal() {
        wire = Wire.GOOD;
        connections.stream().filter(ProxiedConnection::hasLostBytes).forEach(ProxiedConnection::reset);
        if (listener == null) {
            listen(port);
        }
    }

    @Override
    public void close() {
        down();
    }

    private synchronized int listen(int wanted) {
        IOException last = null;
        for (int attempt = 0; attempt < BIND_ATTEMPTS; attempt++) {
            try {
                ServerSocket socket = new ServerSocket();
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
                listener = socket;
                Thread.ofVirtual().name("fault-proxy").start(() -> accept(socket));
                return socket.getLocalPort();
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw new UncheckedIOException("port " + wanted + " was taken meanwhile", last);
    }

    private void accept(ServerSocket from) {
        try {
            while (!from.isClosed()) {
                Socket client = from.accept();
                ProxiedConnection connection = new ProxiedConnection(client, upstream, () -> wire, connections::remove);
                connections.add(connection);
                connection.start();
                if (from.isClosed()) {
                    connection.reset(); // came in just while the proxy went down
                }
            }
        } catch (IOException closed) {
            close(from);
        }
    }

    private static void close(@Nullable ServerSocket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
