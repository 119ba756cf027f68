package dev.flywheel.catalog.search.ranking;

import org.jspecify.annotations.Nullable;

/** A text read into words, which is most of the work of comparing it. */
final class Reading {

    final String text;
    final String[] words;
    final String[] stems;
    /** Where each stem begins in the letters; at last where the last one ends. */
    final int[] starts;
    /** All stems in one. */
    final String letters;

    private volatile @Nullable Weights weights;

    private Reading(String text, String[] words) {
        this.text = text;
        this.words = words;
        this.stems = new String[words.length];
        this.starts = new int[words.length + 1];
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            stems[i] = Wording.stem(words[i]);
            starts[i] = run.length();
            run.append(stems[i]);
        }
        starts[words.length] = run.length();
        this.letters = run.toString();
    }

    /** What its words weigh; kept for as long as the vocabulary is. */
    Weights weights(Vocabulary vocabulary) {
        Weights known = weights;
        if (known == null || known.version != vocabulary.version()) {
            known = new Weights(vocabulary, stems);
            weights = known;
        }
        return known;
    }

    static Reading of(String text) {
        return new Reading(text, Wording.words(text).toArray(String[]::new));
    }

    /** Of words, with their sum. */
    static final class Weights {

        final double[] each;
        final double sum;
        /** Not the vocabulary itself, which would be kept with it. */
        private final Object version;

        private Weights(Vocabulary vocabulary, String[] stems) {
            this.version = vocabulary.version();
            this.each = new double[stems.length];
            double all = 0;
            for (int i = 0; i < stems.length; i++) {
                each[i] = vocabulary.weight(stems[i]);
                all += each[i];
            }
            this.sum = all;
        }
    }
}
