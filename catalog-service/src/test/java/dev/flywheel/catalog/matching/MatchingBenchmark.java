package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.matching.MatchingCorpus.Labelled;
import dev.flywheel.catalog.matching.MatchingFigures.Judged;
import dev.flywheel.catalog.matching.WeightFitting.Example;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How good matching is, on matches people found between shops: {@code mvn -pl catalog-service test
 * -Dtest=MatchingBenchmark -Dmatching.data=FOLDER} writes docs/benchmarks/matching.md. Not run with the other tests.
 */
class MatchingBenchmark extends CatalogServiceTest {

    private static final int FOLDS = 5;
    private static final int AT_ONCE = 50;
    private static final double WANTED_PRECISION = 0.955;

    @Autowired
    private MatchDocuments documents;

    @Autowired
    private Matcher matcher;

    @Test
    void measures() throws IOException {
        String folder = System.getProperty("matching.data", "");
        assumeThat(folder).as("-Dmatching.data=FOLDER").isNotEmpty();
        MatchingCorpus corpus = MatchingCorpus.read(Path.of(folder));
        importCsv(corpus.csv());
        documents.catchUp();

        long begin = System.nanoTime();
        List<Case> cases = compare(corpus);
        double each = (System.nanoTime() - begin) / 1e6 / cases.size();
        Path report = Path.of("..", "docs", "benchmarks", "matching.md");
        Files.writeString(report, new MatchingReport(held(cases), used(cases), fitted(cases), each).text());

        MatchingFigures judged = MatchingFigures.of(used(cases), MatchModel.FITTED.matched());
        assertThat(judged.precision()).isGreaterThan(0.95);
        assertThat(judged.recall()).isGreaterThan(0.6);
    }

    /** By the model in use, which has seen all of them. */
    private static List<Judged> used(List<Case> cases) {
        return cases.stream().map(one -> one.judged(MatchModel.FITTED)).toList();
    }

    private static double[] fitted(List<Case> cases) {
        return WeightFitting.fit(cases.stream().map(Case::example).toList());
    }

    /** Every case judged by a model, and a threshold, that were made without it. */
    private static List<Held> held(List<Case> cases) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
        Collections.shuffle(order, new Random(5));
        List<Held> held = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Case> training = new ArrayList<>();
            List<Case> test = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                (i % FOLDS == fold ? test : training).add(cases.get(order.get(i)));
            }
            double[] weights = fitted(training);
            MatchModel model = model(weights);
            double threshold = MatchingFigures.threshold(
                    training.stream().map(one -> one.judged(model)).toList(), WANTED_PRECISION);
            test.forEach(one -> held.add(new Held(one.judged(model), threshold)));
        }
        return held;
    }

    private static MatchModel model(double[] weights) {
        int none = weights.length - 1;
        return new MatchModel(
                java.util.Arrays.copyOf(weights, none),
                weights[none],
                MatchModel.FITTED.matched(),
                MatchModel.FITTED.isNew());
    }

    private List<Case> compare(MatchingCorpus corpus) {
        Map<UUID, String> skus = skus();
        UUID seller = SellerId.next().value();
        List<Case> cases = new ArrayList<>();
        for (int from = 0; from < corpus.items().size(); from += AT_ONCE) {
            List<Labelled> some =
                    corpus.items().subList(from, Math.min(corpus.items().size(), from + AT_ONCE));
            List<Matcher.Compared> compared =
                    matcher.compare(seller, some.stream().map(Labelled::item).toList());
            for (int i = 0; i < some.size(); i++) {
                cases.add(Case.of(some.get(i), compared.get(i), skus));
            }
        }
        return cases;
    }

    private Map<UUID, String> skus() {
        Map<UUID, String> skus = new HashMap<>();
        jdbc.sql("SELECT id, sku FROM product").query(row -> {
            skus.put(row.getObject("id", UUID.class), row.getString("sku"));
        });
        return skus;
    }

    /** By a model that has not seen it, with a threshold that has not either. */
    record Held(Judged judged, double threshold) {}

    private record Case(Labelled labelled, Matcher.Compared compared, Set<ProductId> truth) {

        static Case of(Labelled labelled, Matcher.Compared compared, Map<UUID, String> skus) {
            Set<ProductId> truth = compared.candidates().stream()
                    .map(Candidate::product)
                    .filter(product -> labelled.truth().contains(skus.get(product.value())))
                    .collect(Collectors.toSet());
            return new Case(labelled, compared, truth);
        }

        Example example() {
            int size = compared.candidates().size();
            double[][] features = new double[size][];
            boolean[] right = new boolean[size];
            for (int i = 0; i < size; i++) {
                features[i] = MatchModel.features(compared.agreements().get(i));
                right[i] = truth.contains(compared.candidates().get(i).product());
            }
            return new Example(features, right);
        }

        Judged judged(MatchModel model) {
            List<Candidate> wrong = new ArrayList<>();
            List<Agreement> wrongAgreements = new ArrayList<>();
            for (int i = 0; i < compared.candidates().size(); i++) {
                if (!truth.contains(compared.candidates().get(i).product())) {
                    wrong.add(compared.candidates().get(i));
                    wrongAgreements.add(compared.agreements().get(i));
                }
            }
            return new Judged(
                    labelled.source(),
                    truth,
                    Decision.of(compared.candidates(), compared.agreements(), model),
                    Decision.of(wrong, wrongAgreements, model));
        }
    }
}
