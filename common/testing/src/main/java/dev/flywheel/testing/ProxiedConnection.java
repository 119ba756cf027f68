package dev.flywheel.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One client's connection through the {@link FaultProxy}: for each direction a reader and a writer with a queue. */
final class ProxiedConnection {

    private static final int CHUNK = 16 * 1024;
    private static final int QUEUED_CHUNKS = 256;
    private static final int CONNECT_MILLIS = 5_000;

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress upstream;
    private final Supplier<Wire> wire;
    private final Consumer<ProxiedConnection> onEnd;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicInteger directions = new AtomicInteger(2);
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean lostBytes;

    ProxiedConnection(
            Socket client, InetSocketAddress upstream, Supplier<Wire> wire, Consumer<ProxiedConnection> onEnd) {
        this.client = client;
        this.upstream = upstream;
        this.wire = wire;
        this.onEnd = onEnd;
    }

    void start() {
        Thread.ofVirtual().name("fault-proxy-connection").start(this::open);
    }

    boolean hasLostBytes() {
        return lostBytes;
    }

    void countFromNow() {
        answered.set(0);
    }

    /** Ends both sides without a farewell. */
    void reset() {
        if (ended.compareAndSet(false, true)) {
            abort(client);
            abort(server);
            onEnd.accept(this);
        }
    }

    private void open() {
        try {
            if (wire.get().blackhole()) {
                swallow();
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(upstream, CONNECT_MILLIS);
            pump(client, server, false);
            pump(server, client, true);
        } catch (IOException refused) {
            reset();
        }
    }

    /** Nothing was ever passed on, so the client's bytes are lost until it is reset. */
    private void swallow() throws IOException {
        loseBytes();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
        throw new IOException("the client gave up");
    }

    private void pump(Socket from, Socket to, boolean answer) {
        BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(QUEUED_CHUNKS);
        Thread.ofVirtual().name("fault-proxy-reader").start(() -> read(from, queue, answer));
        Thread.ofVirtual().name("fault-proxy-writer").start(() -> write(queue, to, answer));
    }

    private void read(Socket from, BlockingQueue<Chunk> queue, boolean answer) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] buffer = new byte[CHUNK];
        long due = System.nanoTime();
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                Wire now = wire.get();
                if (answer) {
                    long jitter = now.jitter().isZero()
                            ? 0
                            : random.nextLong(now.jitter().toNanos());
                    due = Math.max(due, System.nanoTime() + now.latency().toNanos() + jitter);
                }
                enqueue(queue, new Chunk(Arrays.copyOf(buffer, count), due));
            }
            enqueue(queue, new Chunk(new byte[0], due));
        } catch (IOException | InterruptedException broken) {
            reset();
        }
    }

    /** A writer that ended takes no more, so never wait for it without looking. */
    private void enqueue(BlockingQueue<Chunk> queue, Chunk chunk) throws InterruptedException, IOException {
        while (!queue.offer(chunk, 100, TimeUnit.MILLISECONDS)) {
            if (ended.get()) {
                throw new IOException("ended");
            }
        }
    }

    private void write(BlockingQueue<Chunk> queue, Socket to, boolean answer) {
        try {
            while (!ended.get()) {
                Chunk chunk = queue.poll(100, TimeUnit.MILLISECONDS);
                if (chunk == null) {
                    continue;
                }
                TimeUnit.NANOSECONDS.sleep(chunk.due - System.nanoTime());
                if (chunk.bytes.length == 0) {
                    to.shutdownOutput();
                    finishDirection();
                    return;
                }
                forward(chunk.bytes, to.getOutputStream(), answer);
            }
        } catch (IOException | InterruptedException broken) {
            reset();
        }
    }

    private void forward(byte[] bytes, OutputStream out, boolean answer) throws IOException, InterruptedException {
        if (lostBytes || wire.get().blackhole()) {
            loseBytes();
            return;
        }
        long left = answer ? wire.get().resetAfter() - answered.getAndAdd(bytes.length) : Long.MAX_VALUE;
        int passed = (int) Math.clamp(left, 0, bytes.length);
        int done = 0;
        while (done < passed) {
            Wire now = wire.get();
            int slice = Math.min(passed - done, now.bytesAtOnce());
            TimeUnit.NANOSECONDS.sleep(now.nanos(slice));
            out.write(bytes, done, slice);
            done += slice;
        }
        if (left <= bytes.length) {
            reset();
        }
    }

    private void loseBytes() {
        lostBytes = true;
        if (!wire.get().blackhole()) {
            reset(); // healed in the same moment, so nobody else will
        }
    }

    private void finishDirection() throws IOException {
        if (directions.decrementAndGet() == 0 && ended.compareAndSet(false, true)) {
            client.close();
            server.close();
            onEnd.accept(this);
        }
    }

    private static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // nothing left to end
        }
    }

    /** An empty one is the end. */
    @SuppressWarnings("ArrayRecordComponent") // lives between two threads only, never compared
    private record Chunk(byte[] bytes, long due) {}
}
