package dev.flywheel.catalog.search.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A word of a query, and all that may stand in its place. */
public final class Slot {

    private final String stem;
    private final SortedSet<String> pairs = new TreeSet<>();
    private final SortedSet<String> corrections = new TreeSet<>();
    private final List<Rewording> rewordings = new ArrayList<>();

    Slot(String stem) {
        this.stem = stem;
    }

    /** The word itself. */
    public String stem() {
        return stem;
    }

    /** It and another word of the query in one, as the catalogue has them. */
    public SortedSet<String> pairs() {
        return pairs;
    }

    /** Words of the catalogue that may be meant by one that it does not have. */
    public SortedSet<String> corrections() {
        return corrections;
    }

    /** Other words for it, or for it and its neighbours. */
    public List<Rewording> rewordings() {
        return rewordings.stream().sorted(Comparator.comparing(Rewording::text)).toList();
    }

    void pair(String pair) {
        pairs.add(pair);
    }

    void correction(String correction) {
        corrections.add(correction);
    }

    void rewording(Rewording rewording) {
        if (!rewordings.contains(rewording)) {
            rewordings.add(rewording);
        }
    }
}
