package dev.flywheel.service.database;

import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Sockets to the database that are closed when it has said nothing for too long, so that whoever waits gets an error. The
 * driver's own {@code socketTimeout} does the same by a timeout of each read; on virtual threads that is a timer set and
 * cleared for each, which took a fifth of a checkout's time. Here one thread looks at all sockets now and then.
 *
 * <p>Named to the driver by {@code socketFactory}, with the seconds as {@code socketFactoryArg}.
 */
public final class WatchedSockets extends SocketFactory {

    private final Duration silence;

    /**
     * @param seconds of silence after which a connection is given up
     */
    public WatchedSockets(String seconds) {
        this.silence = Duration.ofSeconds(Long.parseLong(seconds));
    }

    /** Not connected yet, which is the one way in which the driver asks. */
    @Override
    public Socket createSocket() {
        return new WatchedSocket(silence);
    }

    @Override
    public Socket createSocket(String host, int port) throws UnknownHostException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
