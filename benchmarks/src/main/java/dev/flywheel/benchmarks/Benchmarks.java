package dev.flywheel.benchmarks;

import dev.flywheel.benchmarks.catalogue.CatalogueBenchmark;
import dev.flywheel.benchmarks.catalogue.ImportBenchmark;
import dev.flywheel.benchmarks.checkout.CheckoutBenchmark;
import dev.flywheel.benchmarks.feed.FeedBenchmark;
import dev.flywheel.benchmarks.recommendations.RecommendationBenchmark;
import dev.flywheel.benchmarks.search.SearchBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs benchmarks by name, all of them without one, and writes their reports. */
public final class Benchmarks {

    private static final Map<String, Benchmark> ALL = all();

    private Benchmarks() {}

    /** Arguments: the folder for reports, then a name, then options. */
    public static void main(String[] words) {
        try {
            run(words);
            System.exit(0);
        } catch (Exception failed) {
            failed.printStackTrace();
            // What was started keeps this process alive otherwise.
            System.exit(1);
        }
    }

    private static void run(String[] words) throws Exception {
        Path reports = Path.of(words[0]);
        String wanted = words.length > 1 && !words[1].startsWith("--") ? words[1] : "";
        Map<String, String> options = options(words);
        if (!wanted.isEmpty() && !ALL.containsKey(wanted)) {
            System.err.println("no benchmark '" + wanted + "'; there are " + ALL.keySet());
            System.exit(2);
        }
        for (Map.Entry<String, Benchmark> benchmark : ALL.entrySet()) {
            if (wanted.isEmpty() || wanted.equals(benchmark.getKey())) {
                options.put("reports", reports.toString());
                String report = benchmark.getValue().run(options);
                if (report != null) {
                    write(reports.resolve(benchmark.getKey() + ".md"), report);
                }
            }
        }
    }

    private static Map<String, Benchmark> all() {
        Map<String, Benchmark> all = new LinkedHashMap<>();
        all.put("feed", new FeedBenchmark());
        all.put("recommendations", new RecommendationBenchmark());
        all.put("search", new SearchBenchmark());
        all.put("import", new ImportBenchmark());
        all.put("catalogue", new CatalogueBenchmark());
        all.put("checkout", new CheckoutBenchmark());
        return all;
    }

    private static Map<String, String> options(String[] words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i + 1 < words.length; i++) {
            if (words[i].startsWith("--")) {
                options.put(words[i].substring(2), words[i + 1]);
            }
        }
        return options;
    }

    private static void write(Path file, String report) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
        System.out.println(report + "\nwritten to " + file);
    }
}
