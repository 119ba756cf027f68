package dev.flywheel.benchmarks.catalogue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seconds of processor that were used so far.
 *
 * @param java by this process, which is service and caller
 * @param postgres by all processes of the database, also those that have ended; 0 where there is no /proc
 */
record Processors(double java, double postgres) {

    private static final double TICKS_A_SECOND = 100;
    /** User, system, and both of children that ended, behind the name in brackets. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    static Processors now(JdbcClient jdbc) throws IOException {
        long own = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        long backend = jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single();
        ProcessHandle server = ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        double postgres = 0;
        for (ProcessHandle one : Stream.concat(Stream.of(server), server.children()).toList()) {
            postgres += seconds(Path.of("/proc", Long.toString(one.pid()), "stat"));
        }
        return new Processors(own / 1e9, postgres);
    }

    private static double seconds(Path stat) throws IOException {
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return TIMES.stream().mapToLong(field -> Long.parseLong(fields[field])).sum() / TICKS_A_SECOND;
    }

    Processors since(Processors before) {
        return new Processors(java - before.java, postgres - before.postgres);
    }
}
