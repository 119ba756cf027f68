package dev.flywheel.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a marketplace: database, search index, payments, secrets.
 *
 * @param kept false for one that is deleted in the end
 */
record Home(Path folder, boolean kept) implements AutoCloseable {

    /** The given folder, which is kept; without one, a new one that is not. */
    static Home in(@Nullable Path data) {
        try {
            if (data == null) {
                return new Home(Files.createTempDirectory("flywheel-"), false);
            }
            return new Home(Files.createDirectories(data.toAbsolutePath().normalize()), true);
        } catch (IOException failure) {
            throw new Refusal("cannot use the folder " + data + ": " + failure.getMessage());
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("could not delete " + folder, failure);
        }
    }
}
