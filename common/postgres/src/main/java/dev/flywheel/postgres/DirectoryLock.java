package dev.flywheel.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process at a time owns a data folder. The operating system lets go of it when the process dies, however. */
final class DirectoryLock implements AutoCloseable {

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws IllegalStateException if another process, or this one, has it; says which
     */
    static DirectoryLock take(Path directory) throws IOException {
        DirectoryLock lock = tryTake(directory);
        if (lock == null) {
            throw new IllegalStateException("the data in " + directory.toAbsolutePath() + " is in use by process "
                    + Files.readString(owner(directory)).strip() + "; stop that one first or name another folder");
        }
        Files.writeString(owner(directory), ProcessHandle.current().pid() + "\n");
        return lock;
    }

    static @Nullable DirectoryLock tryTake(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DirectoryLock(channel);
            }
        } catch (OverlappingFileLockException ours) {
            channel.close();
            return null;
        }
        channel.close();
        return null;
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
    }
}
