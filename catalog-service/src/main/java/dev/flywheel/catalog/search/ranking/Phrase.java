package dev.flywheel.catalog.search.ranking;

/** A text as words with their weights, and as one run of letters where words are found however they were split. */
final class Phrase {

    private final String[] words;
    private final String[] stems;
    private final double[] weights;
    private final int[] starts;
    private final String letters;
    private final double weight;

    private Phrase(Reading reading, Vocabulary vocabulary) {
        this.words = reading.words;
        this.stems = reading.stems;
        this.starts = reading.starts;
        this.letters = reading.letters;
        Reading.Weights weighed = reading.weights(vocabulary);
        this.weights = weighed.each;
        this.weight = weighed.sum;
    }

    static Phrase of(String text, Vocabulary vocabulary) {
        return of(Reading.of(text), vocabulary);
    }

    static Phrase of(Reading reading, Vocabulary vocabulary) {
        return new Phrase(reading, vocabulary);
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
