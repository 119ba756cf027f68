package dev.flywheel.simulator;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines, only ever appended to. Whoever waits first writes and syncs for all who came by then, so a hundred
 * concurrent requests cost a few syncs and not a hundred.
 */
final class JournalFile implements Journal {

    private final Path path;
    private final FileChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long appended;
    private long kept;
    private boolean writing;
    private @Nullable IOException failure;

    JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Opens it, hands over every line it holds and cuts off a last one that was not finished: nobody was told of it.
     *
     * @throws IllegalStateException if another process writes to it
     */
    static JournalFile open(Path path, Consumer<String> lines) throws IOException {
        boolean fresh = !Files.exists(path);
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            requireAlone(channel, path);
            long end = read(channel, lines);
            channel.truncate(end).position(end);
            channel.force(true);
            if (fresh) {
                syncFolder(path);
            }
            return new JournalFile(path, channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public long append(String line) {
        lock.lock();
        try {
            requireHealthy();
            pending.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            return ++appended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void awaitKept(long number) {
        lock.lock();
        try {
            while (kept < number) {
                requireHealthy();
                if (writing) {
                    progress.awaitUninterruptibly();
                } else {
                    writeForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long last() {
        lock.lock();
        try {
            return appended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            while (writing) {
                progress.awaitUninterruptibly();
            }
            if (failure == null && pending.size() > 0) {
                writeForAll();
            }
            failure = new IOException("closed");
            channel.close();
        } catch (IOException unclosed) {
            throw new JournalFailure("the journal " + path + " could not be closed", unclosed);
        } finally {
            lock.unlock();
        }
    }

    /** Holds the lock at the start and the end, and not while the disk works. */
    private void writeForAll() {
        ByteBuffer batch = ByteBuffer.wrap(pending.toByteArray());
        long upTo = appended;
        pending = new ByteArrayOutputStream();
        writing = true;
        lock.unlock();
        IOException failed = null;
        try {
            while (batch.hasRemaining()) {
                channel.write(batch);
            }
            channel.force(false);
        } catch (IOException refused) {
            failed = refused;
        } finally {
            lock.lock();
            writing = false;
            if (failed == null && !batch.hasRemaining()) {
                kept = upTo;
            } else if (failure == null) {
                failure = failed;
            }
            progress.signalAll();
        }
    }

    /** After a failed sync nobody knows what is on the disk, so nothing is promised any more. */
    private void requireHealthy() {
        if (failure != null) {
            throw new JournalFailure("the journal " + path + " cannot be written", failure);
        }
    }

    private static long read(FileChannel channel, Consumer<String> lines) throws IOException {
        long end = 0;
        long position = 0;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 16);
        for (int next = in.read(); next >= 0; next = in.read()) {
            position++;
            if (next == '\n') {
                lines.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
                end = position;
            } else {
                line.write(next);
            }
        }
        return end;
    }

    private static void requireAlone(FileChannel channel, Path path) throws IOException {
        try {
            FileLock alone = channel.tryLock();
            if (alone != null) {
                return;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            throw new IllegalStateException("the journal " + path + " is in use by this process", inThisProcess);
        }
        throw new IllegalStateException("the journal " + path + " is in use by another process");
    }

    /** A new file is safe only when its folder's entry for it is. */
    private static void syncFolder(Path path) throws IOException {
        try (FileChannel folder = FileChannel.open(path.toAbsolutePath().resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
