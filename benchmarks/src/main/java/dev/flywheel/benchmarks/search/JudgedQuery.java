package dev.flywheel.benchmarks.search;

import java.util.Map;

/**
 * A query, and what it should find.
 *
 * @param source the set it comes from, or the kind of query
 * @param gains by product of the file; others have none
 */
record JudgedQuery(String id, String source, String text, Map<String, Double> gains) {}
