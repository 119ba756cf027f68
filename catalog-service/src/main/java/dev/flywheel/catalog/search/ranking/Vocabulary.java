package dev.flywheel.catalog.search.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of the catalogue, and in how many products each is. A snapshot: it may lag behind the index. */
public final class Vocabulary {

    /** Before the catalogue was read: all words weigh the same. */
    public static final Vocabulary EMPTY = new Vocabulary(Map.of(), 0);

    private static final int SHORTEST_TO_CORRECT = 4;
    private static final int SHORTEST_TO_COMPLETE = 3;
    private static final int LONG = 8;

    private final Object version = new Object();
    private final Map<String, Integer> counts;
    private final Map<String, Double> weights;
    private final Map<Shape, List<String>> shapes = new HashMap<>();
    private final int products;
    private final double heaviest;

    private Vocabulary(Map<String, Integer> counts, int products) {
        this.counts = counts;
        this.weights = HashMap.newHashMap(counts.size());
        this.products = products;
        this.heaviest = information(0);
        counts.forEach((stem, count) -> weights.put(stem, information(count) / heaviest));
        counts.keySet().stream()
                .filter(Vocabulary::isCorrectable)
                .forEach(stem -> shapes.computeIfAbsent(Shape.of(stem), shape -> new ArrayList<>())
                        .add(stem));
    }

    /**
     * @param counts in how many products each stem is
     * @param products how many there are
     */
    public static Vocabulary of(Map<String, Integer> counts, int products) {
        return new Vocabulary(Map.copyOf(counts), products);
    }

    /** Another object for every vocabulary. */
    Object version() {
        return version;
    }

    /** How many words it has. */
    public int size() {
        return counts.size();
    }

    public static Counting counting() {
        return new Counting();
    }

    public boolean knows(String stem) {
        return counts.containsKey(stem);
    }

    /** What a word tells: 1 if no product has it, near 0 if all have (the idf of BM25 over its highest value). */
    double weight(String stem) {
        return products == 0 ? 1 : weights.getOrDefault(stem, 1.0);
    }

    private double information(int count) {
        return Math.log(1 + (products - count + 0.5) / (count + 0.5));
    }

    /**
     * What somebody may have meant who wrote a word that the catalogue does not have: words with the same first letter
     * and one letter wrong, or two in a long word; only the nearest, the most usual first. Nothing for what has digits.
     */
    public List<String> similar(String word, int most) {
        String stem = Wording.stem(word);
        if (knows(word) || knows(stem) || !isCorrectable(word)) {
            return List.of();
        }
        int reach = word.length() >= LONG ? 2 : 1;
        int nearest = reach;
        List<String> similar = new ArrayList<>();
        for (int length = stem.length() - reach; length <= word.length() + reach; length++) {
            for (String other : shapes.getOrDefault(new Shape(word.charAt(0), length), List.of())) {
                int distance = Math.min(EditDistance.of(word, other, nearest), EditDistance.of(stem, other, nearest));
                if (distance < nearest) {
                    nearest = distance;
                    similar.clear();
                }
                if (distance == nearest) {
                    similar.add(other);
                }
            }
        }
        return similar.stream()
                .sorted(Comparator.comparing((String other) -> counts.getOrDefault(other, 0))
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /**
     * Beginnings of words that are nearly what was typed so far: the same first letter and one letter wrong. The usual
     * ones first; what was typed itself where there are none.
     */
    public List<String> beginnings(String typed, int most) {
        if (!isCorrectable(typed)) {
            return List.of(typed);
        }
        Map<String, Integer> near = new HashMap<>();
        shapes.forEach((shape, words) -> {
            if (shape.first() == typed.charAt(0) && shape.length() >= typed.length() - 1) {
                words.forEach(word -> beginning(word, typed, near));
            }
        });
        List<String> best = usual(near, most);
        return best.isEmpty() ? List.of(typed) : best;
    }

    /** Words that begin like one that the catalogue does not have, the usual ones first: it was not typed to its end. */
    public List<String> completions(String typed, int most) {
        if (typed.length() < SHORTEST_TO_COMPLETE || Letters.hasDigit(typed) || knows(Wording.stem(typed))) {
            return List.of();
        }
        Map<String, Integer> longer = new HashMap<>();
        shapes.forEach((shape, words) -> {
            if (shape.first() == typed.charAt(0) && shape.length() > typed.length()) {
                words.stream()
                        .filter(word -> word.startsWith(typed))
                        .forEach(word -> longer.put(word, counts.getOrDefault(word, 0)));
            }
        });
        return usual(longer, most);
    }

    private void beginning(String word, String typed, Map<String, Integer> near) {
        for (int length = Math.min(word.length(), typed.length() + 1); length >= typed.length() - 1; length--) {
            String beginning = word.substring(0, length);
            if (EditDistance.of(typed, beginning, 1) <= 1) {
                near.merge(beginning, counts.getOrDefault(word, 0), Integer::sum);
                return;
            }
        }
    }

    private static List<String> usual(Map<String, Integer> words, int most) {
        return words.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> word) -> -word.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
    }

    private static boolean isCorrectable(String stem) {
        return stem.length() >= SHORTEST_TO_CORRECT && !Letters.hasDigit(stem);
    }

    /** What two words must share before their letters are compared. */
    private record Shape(char first, int length) {

        static Shape of(String stem) {
            return new Shape(stem.charAt(0), stem.length());
        }
    }

    /** Reads one product after the other. */
    public static final class Counting {

        private final Map<String, Integer> counts = new HashMap<>();
        private int products;

        private Counting() {}

        public void add(Collection<String> texts) {
            Set<String> stems = new HashSet<>();
            texts.forEach(text -> stems.addAll(Wording.stems(text)));
            stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
            products++;
        }

        public Vocabulary vocabulary() {
            return new Vocabulary(Map.copyOf(counts), products);
        }
    }
}
