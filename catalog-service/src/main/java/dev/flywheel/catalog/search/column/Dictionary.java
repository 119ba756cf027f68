package dev.flywheel.catalog.search.column;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names that segments count by. */
final class Dictionary {

    final Names brands = new Names();
    final Names categories = new Names();
    final Names conditions = new Names();
    final Names attributes = new Names();
    /** For each category, itself and those above it. A category that moves gets another path and another number. */
    private final Map<Integer, int[]> lineages = new ConcurrentHashMap<>();

    void lineage(int category, int[] fromRoot) {
        lineages.putIfAbsent(category, fromRoot);
    }

    boolean knowsLineage(int category) {
        return lineages.containsKey(category);
    }

    int[] lineage(int category) {
        return lineages.getOrDefault(category, new int[] {category});
    }
}
