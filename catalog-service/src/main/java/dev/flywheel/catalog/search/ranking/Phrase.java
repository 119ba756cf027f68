package dev.flywheel.catalog.search.ranking;

import java.util.List;

/** A text as words with their weights, and as one run of letters where words are found however they were split. */
final class Phrase {

    private final String[] words;
    private final String[] stems;
    private final double[] weights;
    /** Where each word begins in the letters; at last where the last one ends. */
    private final int[] starts;

    private final String letters;
    private final double weight;

    private Phrase(List<String> words, Vocabulary vocabulary) {
        int size = words.size();
        this.words = words.toArray(new String[0]);
        this.stems = new String[size];
        this.weights = new double[size];
        this.starts = new int[size + 1];
        StringBuilder run = new StringBuilder();
        double sum = 0;
        for (int i = 0; i < size; i++) {
            stems[i] = Wording.stem(this.words[i]);
            weights[i] = vocabulary.weight(stems[i]);
            sum += weights[i];
            starts[i] = run.length();
            run.append(stems[i]);
        }
        starts[size] = run.length();
        this.letters = run.toString();
        this.weight = sum;
    }

    static Phrase of(String text, Vocabulary vocabulary) {
        return new Phrase(Wording.words(text), vocabulary);
    }

    int size() {
        return words.length;
    }

    String word(int at) {
        return words[at];
    }

    String stem(int at) {
        return stems[at];
    }

    double weight(int at) {
        return weights[at];
    }

    /** Of all words. */
    double weight() {
        return weight;
    }

    /** The words from one to another as one, the last included. */
    String run(int first, int last) {
        return letters.substring(starts[first], starts[last + 1]);
    }

    boolean hasStem(String stem) {
        for (String own : stems) {
            if (own.equals(stem)) {
                return true;
            }
        }
        return false;
    }

    /** The first word of those that together are this run of letters; -1 if there are none. */
    int find(String run) {
        int at = letters.indexOf(run);
        while (at >= 0) {
            int first = boundary(at);
            if (first >= 0 && boundary(at + run.length()) >= 0) {
                return first;
            }
            at = letters.indexOf(run, at + 1);
        }
        return -1;
    }

    /** The last word of those that hold so many letters from a word on. */
    int last(int first, int letters) {
        int last = first;
        while (last + 1 < words.length && starts[last + 1] < starts[first] + letters) {
            last++;
        }
        return last;
    }

    /** How many letters from a word on are those of the other's beginning. */
    int common(int first, String other) {
        int from = starts[first];
        int most = Math.min(other.length(), letters.length() - from);
        int common = 0;
        while (common < most && letters.charAt(from + common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    /** Letters of the words from one to another. */
    int length(int first, int last) {
        return starts[last + 1] - starts[first];
    }

    private int boundary(int letter) {
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] >= letter) {
                return starts[i] == letter ? i : -1;
            }
        }
        return -1;
    }
}
