package dev.flywheel.catalog.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process. */
final class LinuxProcess {

    private static final double TICKS = 100;

    private LinuxProcess() {}

    /** Processor time it has used so far; 0 where there is no such file system. */
    static double seconds(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        // The name in parentheses may hold blanks, so fields are counted behind it.
        String[] fields = Files.readString(stat).replaceAll(".*\\) ", "").split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }
}
