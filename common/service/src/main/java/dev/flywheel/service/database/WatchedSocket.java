package dev.flywheel.service.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** A socket that knows since when somebody waits for a word from the other end. */
final class WatchedSocket extends Socket {

    private static final long NOBODY_WAITS = Long.MIN_VALUE;

    private final long silence;
    private volatile long waitingSince = NOBODY_WAITS;

    WatchedSocket(Duration silence) {
        this.silence = silence.toNanos();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream stream = new Waiting(super.getInputStream());
        SocketWatch.add(this);
        return stream;
    }

    @Override
    public void close() throws IOException {
        SocketWatch.remove(this);
        super.close();
    }

    /** True when somebody has waited too long. */
    boolean isSilent(long now) {
        long since = waitingSince;
        return since != NOBODY_WAITS && now - since > silence;
    }

    private final class Waiting extends FilterInputStream {

        Waiting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            waitingSince = System.nanoTime();
            try {
                return in.read();
            } finally {
                waitingSince = NOBODY_WAITS;
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            waitingSince = System.nanoTime();
            try {
                return in.read(into, offset, length);
            } finally {
                waitingSince = NOBODY_WAITS;
            }
        }
    }
}
