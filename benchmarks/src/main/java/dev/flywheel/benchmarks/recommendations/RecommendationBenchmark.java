package dev.flywheel.benchmarks.recommendations;

import dev.flywheel.benchmarks.Benchmark;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.catalog.recommendation.BasketKind;
import dev.flywheel.catalog.recommendation.BasketScore;
import dev.flywheel.contracts.Event;
import dev.flywheel.postgres.FlywheelPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the invoices of the UCI "Online Retail" set until the end of July 2011, through the feed and into the tables
 * of production, and judges the baskets of August and September by leaving out one product at a time. Scores of production
 * come from its own classes and statements; the simple techniques beside it are counted here, from the same invoices.
 */
public final class RecommendationBenchmark implements Benchmark {

    private static final LocalDate FROM = LocalDate.of(2010, 12, 1);
    private static final LocalDate UNTIL = LocalDate.of(2011, 8, 1);
    private static final LocalDate JUDGED_UNTIL = LocalDate.of(2011, 10, 1);
    private static final int TIMED = 1000;

    @Override
    public String run() {
        throw new IllegalStateException("run it with its options");
    }

    /** @return null, having said why, where the file is not given or not there */
    @Override
    public @Nullable String run(Map<String, String> options) throws Exception {
        String data = options.get("data");
        if (data == null || !Files.isReadable(Path.of(data))) {
            System.out.println("recommendations: skipped, since it needs the UCI 'Online Retail' invoices: --data FILE"
                    + " (CSV, .gz too)" + (data == null ? "" : "; there is no " + data));
            return null;
        }
        Invoices all = Invoices.read(Path.of(data));
        try (Folder folder = Folder.temporary();
                FlywheelPostgres postgres = FlywheelPostgres.in(folder.resolve("postgres"))
                        .thrownAway()
                        .start();
                Shop shop = new Shop(postgres.database("catalog"), folder.resolve("search"))) {
            return measure(shop, all.between(FROM, UNTIL), all.between(UNTIL, JUDGED_UNTIL));
        }
    }

    private static String measure(Shop shop, Invoices learned, Invoices judged) throws InterruptedException {
        List<String> codes = learned.baskets().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        Map<String, UUID> ids = shop.list(
                learned.lines().stream().map(InvoiceLine::stockCode).distinct().toList());
        List<Event> facts = OrderFacts.of(learned, ids);
        double seconds = shop.hear(facts);
        String counts = shop.fingerprint();
        double again = shop.hearAgain();
        boolean same = shop.fingerprint().equals(counts);

        Map<String, Integer> numbers = new LinkedHashMap<>();
        codes.forEach(code -> numbers.put(code, numbers.size()));
        Map<UUID, Integer> byId = new LinkedHashMap<>();
        numbers.forEach((code, number) -> byId.put(java.util.Objects.requireNonNull(ids.get(code)), number));
        List<int[]> baskets = numbered(judged.baskets(), numbers);
        String table = techniques(shop, numbered(learned.baskets(), numbers), byId).stream()
                .map(technique -> row(technique.name(), Judge.judge(technique, baskets)))
                .collect(Collectors.joining("\n"));
        List<UUID> products = List.copyOf(byId.keySet());
        return new Report(
                        facts.size(),
                        learned.lines().size(),
                        codes.size(),
                        shop.pairs(),
                        seconds,
                        again,
                        same,
                        baskets.size(),
                        baskets.stream().mapToInt(basket -> basket.length).sum(),
                        table,
                        timed(shop, products, "/products/%s"),
                        timed(shop, products, "/products/%s/recommendations"),
                        timedBaskets(shop, baskets, products))
                .text();
    }

    private static List<Technique> techniques(Shop shop, List<int[]> learned, Map<UUID, Integer> numbers) {
        Baselines baselines = new Baselines(learned, numbers.size());
        return List.of(
                baselines.popularity(),
                baselines.coOccurrence(),
                baselines.cosine(),
                shop.technique(
                        "production: customers also bought (closeness)",
                        BasketKind.CUSTOMER,
                        numbers,
                        pair -> qualifies(pair) ? pair.closeness() : 0),
                shop.technique(
                        "production: bought together (lift × confidence)",
                        BasketKind.ORDER,
                        numbers,
                        pair -> qualifies(pair) ? pair.lift() * pair.confidence() : 0),
                shop.technique(
                        "**production: what goes with the basket** (`GET /recommendations`)",
                        BasketScore.KIND,
                        numbers,
                        BasketScore::share));
    }

    /** As production's lists beside one product have it. */
    private static boolean qualifies(dev.flywheel.catalog.recommendation.Association pair) {
        return pair.together() >= 3 && pair.lift() > 1 && pair.significance() >= 10.83;
    }

    /** Baskets of two known products or more. */
    private static List<int[]> numbered(List<List<String>> baskets, Map<String, Integer> numbers) {
        List<int[]> numbered = new ArrayList<>();
        for (List<String> basket : baskets) {
            int[] known = basket.stream()
                    .filter(numbers::containsKey)
                    .mapToInt(code -> numbers.getOrDefault(code, -1))
                    .toArray();
            if (known.length >= 2) {
                numbered.add(known);
            }
        }
        return numbered;
    }

    private static Latency timed(Shop shop, List<UUID> products, String path) {
        return Latency.of(
                shop.api(), products.stream().limit(TIMED).map(path::formatted).toList());
    }

    private static Latency timedBaskets(Shop shop, List<int[]> baskets, List<UUID> products) {
        return Latency.of(
                shop.api(),
                baskets.stream()
                        .limit(TIMED)
                        .map(basket -> Arrays.stream(basket)
                                .limit(50)
                                .mapToObj(product -> "product=" + products.get(product))
                                .collect(Collectors.joining("&", "/recommendations?", "")))
                        .toList());
    }

    private static String row(String name, Judge.Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %.0f %% |",
                name,
                score.hitRate(),
                score.reciprocalRank(),
                100 * score.coverage());
    }
}
