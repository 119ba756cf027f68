package dev.flywheel.testing;

import dev.flywheel.postgres.Database;
import dev.flywheel.postgres.FlywheelPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A throw-away cluster in the temporary folder, gone with the JVM. Syncs like a real one, but commits do not wait. */
final class EmbeddedCluster implements Cluster {

    @Override
    public Database start() {
        Path parent = folder();
        FlywheelPostgres.sweep(parent);
        return FlywheelPostgres.in(parent.resolve(UUID.randomUUID().toString()))
                .binaries(parent)
                .setting("synchronous_commit", "off")
                .thrownAway()
                .start()
                .superuser();
    }

    private static Path folder() {
        Path folder =
                Path.of(System.getProperty("java.io.tmpdir"), "flywheel-tests-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
            if (!Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
                throw new IllegalStateException(folder + " belongs to someone else");
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
