package dev.flywheel.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One process at a time owns a data folder. The operating system lets go of it when the process dies, however. */
final class DirectoryLock implements AutoCloseable {

    /** By this process. Closing any channel on a file gives up the process's locks on it, so never open it twice. */
    private static final Set<Path> held = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @throws IllegalStateException if another process, or this one, has it; says which
     */
    static DirectoryLock take(Path directory) throws IOException {
        DirectoryLock lock = tryTake(directory);
        if (lock == null) {
            throw new IllegalStateException("the data in " + directory.toAbsolutePath() + " is in use by process "
                    + ownerOf(directory) + "; stop that one first or name another folder");
        }
        Files.writeString(owner(directory), ProcessHandle.current().pid() + "\n");
        return lock;
    }

    static @Nullable DirectoryLock tryTake(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!held.add(real)) {
            return null;
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel = FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock == null ? null : new DirectoryLock(real, channel);
        } finally {
            if (lock == null) {
                if (channel != null) {
                    channel.close();
                }
                held.remove(real);
            }
        }
    }

    private static String ownerOf(Path directory) throws IOException {
        return hadOwner(directory) ? Files.readString(owner(directory)).strip() : "(just starting)";
    }

    static boolean hadOwner(Path directory) {
        return Files.exists(owner(directory));
    }

    private static Path owner(Path directory) {
        return directory.resolve("owner");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        held.remove(directory);
    }
}
