package dev.flywheel.benchmarks.recommendations;

import java.util.List;

/** The simple ways to recommend, counted here from whole baskets. */
final class Baselines {

    private final double[][] together;
    private final double[] alone;

    /**
     * @param baskets numbers of products
     */
    Baselines(List<int[]> baskets, int products) {
        together = new double[products][products];
        alone = new double[products];
        for (int[] basket : baskets) {
            for (int one : basket) {
                alone[one]++;
                for (int other : basket) {
                    if (one != other) {
                        together[one][other]++;
                    }
                }
            }
        }
    }

    /** What is bought most, whatever is in the basket. */
    Technique popularity() {
        double[][] votes = new double[alone.length][];
        java.util.Arrays.fill(votes, alone);
        return new Technique("popularity", votes);
    }

    /** The number of orders that have both. */
    Technique coOccurrence() {
        return new Technique("plain co-occurrence in orders", together);
    }

    /** The same, over the root of both products' numbers. */
    Technique cosine() {
        double[][] votes = new double[alone.length][alone.length];
        for (int one = 0; one < alone.length; one++) {
            for (int other = 0; other < alone.length; other++) {
                double both = together[one][other];
                votes[one][other] = both == 0 ? 0 : both / Math.sqrt(alone[one] * alone[other]);
            }
        }
        return new Technique("cosine in orders, every pair", votes);
    }
}
