package dev.flywheel.benchmarks.search;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written down. */
record Report(
        int products,
        double seconds,
        Map<String, Judgement> bySource,
        Map<String, Judgement> known,
        int pairs,
        int same,
        long seed) {

    String text() {
        return String.format(
                Locale.ROOT,
                """
                # Search

                `./flywheel bench search --data FOLDER`, where the folder has the product-matching sets Abt-Buy, Amazon-Google,
                Walmart-Amazon and iTunes-Amazon as one catalogue, with the names of one shop as queries for the products of the
                other. %,d products are imported through `POST /operator/imports` (%.0f s, with the index) into a running
                catalog-service, and asked for through `GET /search`.

                ## Judged queries

                NDCG@10 with linear gains; MRR@10. What was found is in [search-run.tsv.gz](search-run.tsv.gz).

                | queries | number | NDCG@10 | MRR@10 |
                |---|---:|---:|---:|
                %s

                ## Known items

                Titles of the catalogue, changed; the product itself is to be found. Seed %d. Several products of the catalogue have
                the same first four words, or the same title, and only one of them counts.

                | query | number | MRR@10 |
                |---|---:|---:|
                %s

                Words shuffled: %,d of %,d queries find as many products as before.
                """,
                products,
                seconds,
                bySource.entrySet().stream().map(Report::judged).collect(Collectors.joining("\n")),
                seed,
                known.entrySet().stream().map(Report::knownItem).collect(Collectors.joining("\n")),
                same,
                pairs);
    }

    private static String judged(Map.Entry<String, Judgement> row) {
        Judgement judgement = row.getValue();
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.4f | %.4f |",
                row.getKey(),
                judgement.queries(),
                judgement.ndcg(),
                judgement.reciprocalRank());
    }

    private static String knownItem(Map.Entry<String, Judgement> row) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.4f |",
                row.getKey(),
                row.getValue().queries(),
                row.getValue().reciprocalRank());
    }
}
