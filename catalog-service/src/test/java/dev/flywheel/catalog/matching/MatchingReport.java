package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.matching.MatchingBenchmark.Held;
import dev.flywheel.catalog.matching.MatchingFigures.Judged;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes docs/benchmarks/matching.md.
 *
 * @param held judged by models that have not seen them
 * @param used judged by the model in use
 * @param fitted weights that all cases together lead to
 * @param milliseconds for each item
 */
record MatchingReport(List<Held> held, List<Judged> used, double[] fitted, double milliseconds) {

    String text() {
        List<Judged> unseen = held.stream().map(Held::judged).toList();
        StringBuilder text = new StringBuilder();
        text.append("""
                # Matching

                How well items of one shop are matched to products of another, on %d items (Abt-Buy, Amazon-Google, Walmart-Amazon,
                iTunes-Amazon) and 8,792 products in one catalogue. Each item has its product there, as people found. Made by

                ```sh
                mvn -pl catalog-service test -Dtest=MatchingBenchmark -Dmatching.data=FOLDER   # er_catalog, er_queries, er_qrels
                ```

                It goes the way of the service: the products are imported, their words read, candidates found in PostgreSQL. An item is
                its title, brand and price; no GTINs, no model number apart from the title. A product nobody judged for an item counts
                as wrong, although the four sources overlap and hold duplicates: of the wrong matches most are such.

                **Automatic matches, 5-fold cross-validation over items (weights and threshold fitted without the fold):
                precision %s, recall %s.** The best candidate is right for %s of the items.

                """.formatted(
                        held.size(),
                        share(crossValidated().precision()),
                        share(crossValidated().recall()),
                        share(part(unseen, Judged::firstIsRight))));
        text.append(
                "| matched from | precision | recall | F1 | matched although its product is not there |\n|---|---|---|---|---|\n");
        IntStream.of(40, 50, 55, 60, 65, 70, 80, 90).forEach(percent -> text.append(row(unseen, percent)));
        text.append("""

                The last column takes every right product away and matches again; unlabelled duplicates of it count as false. Weights
                fitted without the fold; numbers that differ (years, units, versions) are never matched by themselves.

                | source | items | precision | recall | best candidate right |
                |---|---|---|---|---|
                """);
        unseen.stream().map(Judged::source).distinct().sorted().forEach(source -> text.append(source(unseen, source)));
        text.append("\nIn use: matched from %s, new from %s of \"none of them\". Of the items then, over all:\n\n"
                .formatted(share(MatchModel.FITTED.matched()), share(MatchModel.FITTED.isNew())));
        text.append("| | its product is there | is not there |\n|---|---|---|\n");
        for (MatchStatus status : List.of(MatchStatus.MATCHED, MatchStatus.AMBIGUOUS, MatchStatus.NEW)) {
            text.append("| %s | %s | %s |\n"
                    .formatted(
                            status,
                            share(part(used, one -> one.present().status() == status)),
                            share(part(used, one -> one.absent().status() == status))));
        }
        text.append(
                        "\nThe right product is among the five that are shown for %s of the ambiguous ones. %.1f ms an item, reading and"
                                .formatted(share(shown()), milliseconds))
                .append(" comparing, in batches of 50 on a machine with other work.\n\n");
        text.append("| feature | weight in use | fitted to all |\n|---|---|---|\n");
        for (int i = 0; i < MatchModel.FEATURES.size(); i++) {
            text.append(weight(MatchModel.FEATURES.get(i), MatchModel.FITTED.weights()[i], fitted[i]));
        }
        text.append(weight("none of them", MatchModel.FITTED.none(), fitted[fitted.length - 1]));
        return text.toString();
    }

    /** Every item by the threshold of its fold. */
    private MatchingFigures crossValidated() {
        return held.stream().collect(Collectors.groupingBy(Held::threshold)).entrySet().stream()
                .map(fold -> MatchingFigures.of(
                        fold.getValue().stream().map(Held::judged).toList(), fold.getKey()))
                .reduce((one, other) -> new MatchingFigures(
                        one.items() + other.items(),
                        one.right() + other.right(),
                        one.wrong() + other.wrong(),
                        one.falselyMatched() + other.falselyMatched()))
                .orElseThrow();
    }

    private double shown() {
        List<Judged> open = used.stream()
                .filter(one -> one.present().status() == MatchStatus.AMBIGUOUS)
                .toList();
        return part(
                open,
                one -> one.present().likely().stream()
                        .anyMatch(likely ->
                                one.truth().contains(likely.candidate().product())));
    }

    private static String row(List<Judged> all, int percent) {
        MatchingFigures figures = MatchingFigures.of(all, percent / 100.0);
        double f1 = 2 * figures.precision() * figures.recall() / (figures.precision() + figures.recall());
        return "| %d %% | %s | %s | %s | %s |\n"
                .formatted(
                        percent,
                        share(figures.precision()),
                        share(figures.recall()),
                        share(f1),
                        share((double) figures.falselyMatched() / figures.items()));
    }

    private static String source(List<Judged> all, String source) {
        List<Judged> some =
                all.stream().filter(one -> one.source().equals(source)).toList();
        MatchingFigures figures = MatchingFigures.of(some, MatchModel.FITTED.matched());
        return "| %s | %d | %s | %s | %s |\n"
                .formatted(
                        source,
                        some.size(),
                        share(figures.precision()),
                        share(figures.recall()),
                        share(part(some, Judged::firstIsRight)));
    }

    private static String weight(String name, double inUse, double fitted) {
        return String.format(Locale.ROOT, "| %s | %.2f | %.2f |%n", name, inUse, fitted);
    }

    private static double part(List<Judged> all, Predicate<Judged> wanted) {
        return all.isEmpty() ? 0 : (double) all.stream().filter(wanted).count() / all.size();
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
