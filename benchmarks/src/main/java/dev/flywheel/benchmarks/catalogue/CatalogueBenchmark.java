package dev.flywheel.benchmarks.catalogue;

import dev.flywheel.benchmarks.Benchmark;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.benchmarks.RunningCatalog;
import dev.flywheel.postgres.FlywheelPostgres;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Imports generated products, then asks for searches with facets, product pages, categories and suggestions, each beside
 * its ceiling in the same run: Lucene alone, and an endpoint that has the same bytes in memory.
 */
public final class CatalogueBenchmark implements Benchmark {

    private static final int PRODUCTS = 100_000;
    private static final int KINDS_OF_QUERIES = 500;
    private static final int NEW_QUERIES = 20_000;
    private static final int PAGES = 2_000;
    private static final long SEED = 20261123;

    private static final List<String> PARTS = List.of("search", "pages", "categories", "suggestions");

    @Override
    public String run() throws Exception {
        return run(PRODUCTS, PARTS);
    }

    /** Options: {@code --products N}, and {@code --only pages,suggestions} for some of the parts; these write no report. */
    @Override
    public @Nullable String run(Map<String, String> options) throws Exception {
        int products = Integer.parseInt(options.getOrDefault("products", String.valueOf(PRODUCTS)));
        List<String> parts =
                List.of(options.getOrDefault("only", String.join(",", PARTS)).split(","));
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("--only takes some of " + PARTS);
        }
        String report = run(products, parts);
        if (products == PRODUCTS && parts.size() == PARTS.size()) {
            return report;
        }
        System.out.println(report);
        return null;
    }

    private static String run(int products, List<String> parts) throws Exception {
        try (Folder folder = Folder.temporary();
                FlywheelPostgres postgres = FlywheelPostgres.in(folder.resolve("postgres"))
                        .thrownAway()
                        .start();
                RunningCatalog catalog = new RunningCatalog(postgres.database("catalog"), folder.resolve("search"));
                BareEndpoint bare = new BareEndpoint()) {
            return measure(catalog, bare, folder.resolve("search"), products, parts);
        }
    }

    private static String measure(
            RunningCatalog catalog, BareEndpoint bare, Path index, int products, List<String> parts) throws Exception {
        GeneratedProducts goods = new GeneratedProducts(SEED);
        String csv = goods.csv(products);
        Heap heap = Heap.watched();
        long start = System.nanoTime();
        Map<String, UUID> ids = catalog.imported(csv);
        awaitIndexed(catalog, products);
        double seconds = (System.nanoTime() - start) / 1e9;
        long most = heap.mostMegabytes();

        List<String> queries = goods.queries(KINDS_OF_QUERIES);
        List<Compared> compared = new ArrayList<>();
        try (Caller shop = new Caller(catalog.port());
                Caller memory = new Caller(bare.port());
                BareSearch lucene = new BareSearch(index)) {
            if (parts.contains("search")) {
                compared.add(searches("search with facets, 500 usual queries", shop, lucene, queries));
                compared.add(searches(
                        "search with facets, every query new", shop, lucene, goods.differentQueries(NEW_QUERIES)));
            }
            if (parts.contains("pages")) {
                compared.add(pages("product page", shop, memory, bare, products(ids)));
            }
            if (parts.contains("categories")) {
                compared.add(pages("category list", shop, memory, bare, List.of("/categories")));
            }
            if (parts.contains("suggestions")) {
                compared.add(pages("suggestions", shop, memory, bare, typed(queries)));
            }
        }
        return new Report(products, seconds, most, compared).text();
    }

    /** The first letters of what is searched for. */
    private static List<String> typed(List<String> queries) {
        return queries.stream()
                .map(query -> "/suggestions?q=" + encoded(query.substring(0, Math.min(4, query.length()))))
                .distinct()
                .toList();
    }

    private static void awaitIndexed(RunningCatalog catalog, int products) throws InterruptedException {
        while (catalog.api().get("/search?limit=1").expect(200).at("/total").asInt() < products) {
            Thread.sleep(100);
        }
    }

    private static Compared searches(String name, Caller shop, BareSearch lucene, List<String> queries)
            throws Exception {
        Load ours = Load.of(queries, query -> shop.get("/search?q=" + encoded(query)));
        return new Compared(name, ours, Load.of(queries, lucene::find));
    }

    private static Compared pages(String name, Caller shop, Caller memory, BareEndpoint bare, List<String> paths)
            throws Exception {
        Map<String, byte[]> bytes = new HashMap<>();
        for (String path : paths) {
            bytes.put(path, shop.get(path));
        }
        bare.keep(bytes);
        List<String> names =
                paths.stream().map(path -> "/bytes?name=" + encoded(path)).toList();
        return new Compared(name, Load.of(paths, shop::get), Load.of(names, memory::get));
    }

    private static List<String> products(Map<String, UUID> ids) {
        return ids.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(PAGES)
                .map(product -> "/products/" + product.getValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Something of ours and the fastest it could be. */
    record Compared(String name, Load ours, Load ceiling) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %,.0f | %.0f %% |",
                    name,
                    ours,
                    ceiling.perSecond(),
                    100 * ours.shareOf(ceiling));
        }
    }
}
