package dev.flywheel.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seconds of processor that were used so far. What is read from /proc is 0 where there is none.
 *
 * @param java by this process, which is service and caller
 * @param compiler of those, by what makes machine code of bytecode
 * @param postgres by all processes of the database, also those that have ended
 */
public record Processors(double java, double compiler, double postgres) {

    private static final double TICKS_A_SECOND = 100;
    /** User, system, and both of children that ended, behind the name in brackets. */
    private static final List<Integer> TIMES = List.of(11, 12, 13, 14);

    public static Processors now(JdbcClient jdbc) throws IOException {
        long own =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        long backend = jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single();
        ProcessHandle server =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        double postgres = 0;
        for (ProcessHandle one :
                Stream.concat(Stream.of(server), server.children()).toList()) {
            postgres += seconds(Path.of("/proc", Long.toString(one.pid()), "stat"));
        }
        return new Processors(own / 1e9, compiling(), postgres);
    }

    private static double compiling() throws IOException {
        Path threads = Path.of("/proc/self/task");
        double seconds = 0;
        if (Files.isDirectory(threads)) {
            try (Stream<Path> all = Files.list(threads)) {
                for (Path thread : all.toList()) {
                    seconds += name(thread).matches("C[12] Compiler.*") ? seconds(thread.resolve("stat")) : 0;
                }
            }
        }
        return seconds;
    }

    /** Empty for a thread that has ended meanwhile. */
    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException ended) {
            return "";
        }
    }

    private static double seconds(Path stat) throws IOException {
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String line = Files.readString(stat);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return TIMES.stream().mapToLong(field -> Long.parseLong(fields[field])).sum() / TICKS_A_SECOND;
    }

    public Processors since(Processors before) {
        return new Processors(java - before.java, compiler - before.compiler, postgres - before.postgres);
    }
}
