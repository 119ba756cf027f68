package dev.flywheel.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived the process that started it: a killed Java process takes no children with it. */
final class Leftover {

    private static final Logger log = LoggerFactory.getLogger(Leftover.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Leftover() {}

    /** To be called by the owner of the folder's lock only: whatever still runs there belongs to nobody. */
    static void stop(Path directory, Programs programs) throws IOException {
        if (server(directory).isPresent()) {
            log.info("Stopping the PostgreSQL that a killed process left behind in {}", directory);
            programs.stop();
        } else if (process(directory).isPresent()) {
            // The number went to some other program since, which PostgreSQL would take for itself and refuse.
            Files.delete(file(directory));
        }
    }

    /** Ends and deletes every cluster in the folder that has had an owner and has none now. */
    static void sweep(Path parent) {
        try (DirectoryStream<Path> clusters = Files.newDirectoryStream(parent, DirectoryLock::hadOwner)) {
            clusters.forEach(Leftover::sweepOne);
        } catch (IOException failed) {
            log.warn("What killed processes left in {} could not be looked at", parent, failed);
        }
    }

    private static void sweepOne(Path cluster) {
        try (DirectoryLock lock = DirectoryLock.tryTake(cluster)) {
            if (lock != null) {
                server(cluster).ifPresent(Leftover::end);
                Trees.delete(cluster);
            }
        } catch (IOException sweptByAnother) {
            log.debug("{} is gone already", cluster, sweptByAnother);
        }
    }

    /** A process that has ended may stay in the list until its parent looks, but has no program any more. */
    private static void end(ProcessHandle server) {
        server.destroy();
        try {
            for (long start = System.nanoTime(); isServer(server); Thread.sleep(10)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    log.debug("{} does not stop by itself", server);
                    server.destroyForcibly();
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("data").resolve("postmaster.pid");
    }

    private static Optional<ProcessHandle> server(Path directory) throws IOException {
        return process(directory).filter(Leftover::isServer);
    }

    private static Optional<ProcessHandle> process(Path directory) throws IOException {
        if (!Files.exists(file(directory))) {
            return Optional.empty();
        }
        return Files.readAllLines(file(directory)).stream()
                .findFirst()
                .map(line -> Long.valueOf(line.strip()))
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive);
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }
}
