package dev.flywheel.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived the process that started it: a killed Java process takes no children with it. */
final class Leftover {

    private static final Logger log = LoggerFactory.getLogger(Leftover.class);

    private Leftover() {}

    /** To be called by the owner of the folder's lock only: whatever still runs there belongs to nobody. */
    static void stop(Path directory, Programs programs) throws IOException {
        if (server(directory).isPresent()) {
            log.info("Stopping the PostgreSQL that a killed process left behind in {}", directory);
            programs.stop();
        }
    }

    /** Ends and deletes every cluster in the folder that has had an owner and has none now. */
    static void sweep(Path parent) {
        try (DirectoryStream<Path> clusters = Files.newDirectoryStream(parent, DirectoryLock::hadOwner)) {
            for (Path cluster : clusters) {
                sweepOne(cluster);
            }
        } catch (IOException failed) {
            log.warn("What killed processes left in {} could not be cleared away", parent, failed);
        }
    }

    private static void sweepOne(Path cluster) throws IOException {
        try (DirectoryLock lock = DirectoryLock.tryTake(cluster)) {
            if (lock == null) {
                return;
            }
            server(cluster).ifPresent(Leftover::kill);
            Trees.delete(cluster);
        }
    }

    /** Nothing in a throw-away cluster is worth a proper stop; its children go when they miss their parent. */
    private static void kill(ProcessHandle server) {
        server.destroyForcibly();
        server.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static Optional<ProcessHandle> server(Path directory) throws IOException {
        Path file = directory.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Files.readAllLines(file).stream()
                .findFirst()
                .map(line -> Long.valueOf(line.strip()))
                .flatMap(ProcessHandle::of)
                .filter(Leftover::isServer);
    }

    /** The number may have gone to some other program since. */
    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }
}
