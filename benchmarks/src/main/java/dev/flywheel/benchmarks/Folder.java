package dev.flywheel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Where one run keeps its files; deleted with them when the run is over, also when it failed. */
public record Folder(Path path) implements AutoCloseable {

    public static Folder temporary() throws IOException {
        return new Folder(Files.createTempDirectory("flywheel-bench-"));
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
