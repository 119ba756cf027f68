package dev.flywheel.benchmarks.recommendations;

/**
 * A way to recommend.
 *
 * @param votes what a product in the basket says for every other product; a candidate's score is the sum over the basket
 */
record Technique(String name, double[][] votes) {}
