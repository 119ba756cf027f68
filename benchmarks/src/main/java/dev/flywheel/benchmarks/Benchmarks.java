package dev.flywheel.benchmarks;

import dev.flywheel.benchmarks.feed.FeedBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs benchmarks by name, all of them without one, and writes their reports. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>(Map.of("feed", new FeedBenchmark()));

    private Benchmarks() {}

    /** One benchmark; its report is Markdown. */
    public interface Benchmark {
        String run() throws Exception;
    }

    /** Arguments: the folder for reports, then names. */
    public static void main(String[] words) throws Exception {
        Path reports = Path.of(words[0]);
        String wanted = words.length > 1 ? words[1] : "";
        if (!wanted.isEmpty() && !ALL.containsKey(wanted)) {
            System.err.println("no benchmark '" + wanted + "'; there are " + ALL.keySet());
            System.exit(2);
        }
        for (Map.Entry<String, Benchmark> benchmark : ALL.entrySet()) {
            if (wanted.isEmpty() || wanted.equals(benchmark.getKey())) {
                write(
                        reports.resolve(benchmark.getKey() + ".md"),
                        benchmark.getValue().run());
            }
        }
        System.exit(0);
    }

    private static void write(Path file, String report) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
        System.out.println(report + "\nwritten to " + file);
    }
}
