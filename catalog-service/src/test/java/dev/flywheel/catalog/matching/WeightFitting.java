package dev.flywheel.catalog.matching;

import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link MatchModel} by maximum likelihood: of the candidates of an item, one that it is should be the likeliest,
 * and where all of those are taken away, "none of them".
 */
final class WeightFitting {

    private static final int STEPS = 400;
    private static final double RATE = 0.05;
    private static final double SHRINK = 0.5;
    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;

    /** How much an item without its product counts beside one with it: most items a seller lists are known. */
    private static final double ABSENT = 0.25;

    private WeightFitting() {}

    /**
     * @param features of each candidate
     * @param right whether the item is that candidate
     */
    record Example(double[][] features, boolean[] right) {

        Example absent() {
            double[][] wrong = new double[right.length][];
            int kept = 0;
            for (int i = 0; i < right.length; i++) {
                if (!right[i]) {
                    wrong[kept++] = features[i];
                }
            }
            return new Example(Arrays.copyOf(wrong, kept), new boolean[kept]);
        }

        boolean hasRight() {
            for (boolean one : right) {
                if (one) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Adam, from zero; the last number is that of "none of them". */
    static double[] fit(List<Example> examples) {
        int size = MatchModel.FEATURES.size() + 1;
        double[] weights = new double[size];
        double[] mean = new double[size];
        double[] square = new double[size];
        List<Example> absent = examples.stream().map(Example::absent).toList();
        int all = 2 * examples.size();
        for (int step = 1; step <= STEPS; step++) {
            double[] gradient = new double[size];
            examples.forEach(example -> add(gradient, example, weights, 1));
            absent.forEach(example -> add(gradient, example, weights, ABSENT));
            for (int i = 0; i < size; i++) {
                double slope = (gradient[i] + (i < size - 1 ? SHRINK * weights[i] : 0)) / all;
                mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * slope;
                square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * slope * slope;
                double unbiased = mean[i] / (1 - Math.pow(MEAN_DECAY, step));
                weights[i] -= RATE * unbiased / (Math.sqrt(square[i] / (1 - Math.pow(SQUARE_DECAY, step))) + 1e-8);
            }
        }
        return weights;
    }

    private static void add(double[] gradient, Example example, double[] weights, double weight) {
        int none = weights.length - 1;
        double[] scores = new double[example.right().length + 1];
        for (int i = 0; i < example.right().length; i++) {
            scores[i] = dot(example.features()[i], weights);
        }
        scores[scores.length - 1] = weights[none];
        boolean present = example.hasRight();
        double highest = Arrays.stream(scores).max().orElse(0);
        double all = 0;
        double wanted = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - highest);
            all += scores[i];
            wanted += isWanted(example, present, i) ? scores[i] : 0;
        }
        for (int i = 0; i < scores.length; i++) {
            double slope = weight * (scores[i] / all - (isWanted(example, present, i) ? scores[i] / wanted : 0));
            if (i == scores.length - 1) {
                gradient[none] += slope;
            } else {
                for (int k = 0; k < none; k++) {
                    gradient[k] += slope * example.features()[i][k];
                }
            }
        }
    }

    private static boolean isWanted(Example example, boolean present, int place) {
        return place == example.right().length ? !present : example.right()[place];
    }

    private static double dot(double[] features, double[] weights) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += features[i] * weights[i];
        }
        return sum;
    }
}
