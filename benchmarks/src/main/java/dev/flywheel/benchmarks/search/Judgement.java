package dev.flywheel.benchmarks.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How good rankings are, each the mean over queries: NDCG@10 with linear gains and the best judged products as the ideal,
 * and MRR@10, one over the rank of the first with any gain.
 */
record Judgement(int queries, double ndcg, double reciprocalRank) {

    private static final int DEPTH = 10;

    static Judgement of(Collection<Ranking> rankings) {
        List<Ranking> judged = rankings.stream()
                .filter(ranking -> ranking.query().gains().values().stream().anyMatch(gain -> gain > 0))
                .toList();
        return new Judgement(
                judged.size(),
                judged.stream().mapToDouble(Judgement::ndcg).average().orElse(0),
                judged.stream().mapToDouble(Judgement::reciprocalRank).average().orElse(0));
    }

    private static double ndcg(Ranking ranking) {
        List<Double> gains = ranking.products().stream()
                .map(product -> ranking.query().gains().getOrDefault(product, 0.0))
                .toList();
        List<Double> ideal = ranking.query().gains().values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        return discounted(gains) / discounted(ideal);
    }

    private static double discounted(List<Double> gains) {
        double sum = 0;
        for (int i = 0; i < Math.min(DEPTH, gains.size()); i++) {
            sum += gains.get(i) * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }

    private static double reciprocalRank(Ranking ranking) {
        for (int i = 0; i < Math.min(DEPTH, ranking.products().size()); i++) {
            if (ranking.query().gains().getOrDefault(ranking.products().get(i), 0.0) > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /**
     * @param products of the file, the best first
     */
    record Ranking(JudgedQuery query, List<String> products) {}
}
