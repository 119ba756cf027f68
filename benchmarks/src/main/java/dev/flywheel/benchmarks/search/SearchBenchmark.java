package dev.flywheel.benchmarks.search;

import dev.flywheel.benchmarks.Benchmark;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.benchmarks.RunningCatalog;
import dev.flywheel.benchmarks.search.Judgement.Ranking;
import dev.flywheel.postgres.FlywheelPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Imports a catalogue into a running catalog-service, asks it queries through {@code GET /search}, and judges what it
 * finds by judgements that others made: what the queries of one shop are called in another.
 */
public final class SearchBenchmark implements Benchmark {

    private static final long SEED = 20261123;
    private static final int KNOWN_ITEMS = 1000;
    private static final int DEPTH = 10;

    @Override
    public String run() {
        throw new IllegalStateException("run it with its options");
    }

    /** @return null, having said why, where the folder is not given or not there */
    @Override
    public @Nullable String run(Map<String, String> options) throws Exception {
        String data = options.get("data");
        if (data == null || !Files.isReadable(Path.of(data, "er_catalog.csv.gz"))) {
            System.out.println("search: skipped, since it needs a folder with er_catalog.csv.gz, er_queries.csv.gz and"
                    + " er_qrels.csv.gz: --data FOLDER");
            return null;
        }
        try (Folder folder = Folder.temporary();
                FlywheelPostgres postgres = FlywheelPostgres.in(folder.resolve("postgres"))
                        .thrownAway()
                        .start();
                RunningCatalog catalog = new RunningCatalog(postgres.database("catalog"), folder.resolve("search"))) {
            Path reports = Path.of(options.getOrDefault("reports", "."));
            return measure(catalog, Path.of(data), reports.resolve("search-run.tsv.gz"));
        }
    }

    private static String measure(RunningCatalog catalog, Path data, Path run) throws Exception {
        List<CSVRecord> products = Csv.read(data.resolve("er_catalog.csv.gz"));
        long start = System.nanoTime();
        Map<UUID, String> skus = new LinkedHashMap<>();
        catalog.imported(rows(products)).forEach((sku, id) -> skus.put(id, sku));
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Ranking> judged = new ArrayList<>();
        for (JudgedQuery query : queries(data)) {
            judged.add(new Ranking(query, found(catalog, query.text(), skus)));
        }
        write(run, judged);
        Map<String, Judgement> bySource = new LinkedHashMap<>();
        bySource.put("all", Judgement.of(judged));
        judged.stream()
                .collect(Collectors.groupingBy(ranking -> ranking.query().source()))
                .forEach((source, some) -> bySource.put(source, Judgement.of(some)));
        KnownItems items = new KnownItems(products, SEED, KNOWN_ITEMS);
        Map<String, Judgement> known = new LinkedHashMap<>();
        for (List<JudgedQuery> queries : List.of(items.firstWords(), items.typos(), items.whole(), items.shuffled())) {
            List<Ranking> rankings = new ArrayList<>();
            for (JudgedQuery query : queries) {
                rankings.add(new Ranking(query, found(catalog, query.text(), skus)));
            }
            known.put(queries.getFirst().source(), Judgement.of(rankings));
        }
        int same = 0;
        List<JudgedQuery> whole = items.whole();
        List<JudgedQuery> shuffled = items.shuffled();
        for (int i = 0; i < whole.size(); i++) {
            same += total(catalog, whole.get(i).text())
                            == total(catalog, shuffled.get(i).text())
                    ? 1
                    : 0;
        }
        return new Report(products.size(), seconds, bySource, known, whole.size(), same, SEED).text();
    }

    private static String rows(List<CSVRecord> products) {
        StringBuilder rows = new StringBuilder("sku,title,brand,category,modelNumber,price,currency,description\n");
        for (CSVRecord product : products) {
            List<String> cells = new ArrayList<>();
            for (String column : List.of("product_id", "title", "brand", "category", "modelno", "price")) {
                cells.add(Csv.cell(product.get(column)));
            }
            cells.add(product.get("price").isEmpty() ? "" : "USD");
            cells.add(Csv.cell(product.get("description")));
            rows.append(String.join(",", cells)).append('\n');
        }
        return rows.toString();
    }

    private static List<JudgedQuery> queries(Path data) throws IOException {
        Map<String, Map<String, Double>> gains = new LinkedHashMap<>();
        for (CSVRecord row : Csv.read(data.resolve("er_qrels.csv.gz"))) {
            gains.computeIfAbsent(row.get(0), query -> new LinkedHashMap<>())
                    .merge(row.get(2), Double.parseDouble(row.get(3)), Math::max);
        }
        return Csv.read(data.resolve("er_queries.csv.gz")).stream()
                .map(row -> new JudgedQuery(
                        row.get("query_id"),
                        row.get("source"),
                        row.get("query"),
                        gains.getOrDefault(row.get("query_id"), Map.of())))
                .toList();
    }

    private static List<String> found(RunningCatalog catalog, String query, Map<UUID, String> skus) {
        return catalog.api()
                .get("/search?limit=" + DEPTH + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .expect(200)
                .at("/items")
                .valueStream()
                .map(item ->
                        skus.getOrDefault(UUID.fromString(item.path("productId").asString()), ""))
                .toList();
    }

    private static long total(RunningCatalog catalog, String query) {
        return catalog.api()
                .get("/search?limit=1&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .expect(200)
                .at("/total")
                .asLong();
    }

    /** The form that the judging script reads. */
    private static void write(Path file, List<Ranking> rankings) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter writer = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            writer.write("query_id\trank\tproduct_id\tscore\n");
            for (Ranking ranking : rankings) {
                int rank = 0;
                for (String product : ranking.products()) {
                    rank++;
                    writer.write("%s\t%d\t%s\t%d\n".formatted(ranking.query().id(), rank, product, DEPTH + 1 - rank));
                }
            }
        }
    }
}
