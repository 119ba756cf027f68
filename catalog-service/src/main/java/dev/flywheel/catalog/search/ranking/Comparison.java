package dev.flywheel.catalog.search.ranking;

import java.util.Arrays;

/**
 * Lays a query and a product's names side by side, word by word. A word counts in full where it stands in title, brand
 * or model as it was typed, in one piece or in several ({@code power shot}, {@code DSC-W120} and {@code dscw120}); less
 * in the category, and where it is only alike.
 */
public final class Comparison {

    private static final double CATEGORY = 0.5;
    /** For words of which one begins the other: {@code mac} and {@code macintosh}. */
    private static final double BEGINNING = 0.5;

    private static final int SHORTEST_BEGINNING = 3;
    /** For numbers that differ at their end: {@code nnsd767ss} and {@code nnsd767s} share eight letters of nine. */
    private static final double LEAST_COMMON = 0.6;

    private static final int SHORTEST_NUMBER = 4;

    private final Wanted wanted;
    private final Phrase query;
    private final Phrase title;
    private final Phrase brand;
    private final Phrase model;
    private final Phrase category;
    /** For each word of the query, how well the title has it. */
    private final double[] inTitle;
    /** For each word of the query, how well brand, model or category have it. */
    private final double[] beside;
    /** For each word of the query, whether the product has it as typed, or a synonym. */
    private final boolean[] asTyped;
    /** For each word of the title, how well the query has it. */
    private final double[] asked;
    /** For each word of the title, which word of the query it is; -1 if it is none as it stands. */
    private final int[] places;

    private Comparison(Wanted wanted, Candidate candidate, Vocabulary vocabulary) {
        this.wanted = wanted;
        this.query = wanted.phrase();
        this.title = Phrase.of(candidate.title, vocabulary);
        this.brand = Phrase.of(candidate.brand, vocabulary);
        this.model = Phrase.of(candidate.model, vocabulary);
        this.category = Phrase.of(candidate.category, vocabulary);
        this.inTitle = new double[query.size()];
        this.beside = new double[query.size()];
        this.asTyped = new boolean[query.size()];
        this.asked = new double[title.size()];
        this.places = new int[title.size()];
        Arrays.fill(places, -1);
    }

    public static Agreement of(Wanted wanted, Candidate candidate, Vocabulary vocabulary) {
        Comparison comparison = new Comparison(wanted, candidate, vocabulary);
        comparison.sameWords();
        comparison.sameLetters();
        comparison.alike();
        return comparison.agreement();
    }

    private void sameWords() {
        for (int i = 0; i < query.size(); i++) {
            String stem = query.stem(i);
            for (int j = 0; j < title.size(); j++) {
                if (title.stem(j).equals(stem)) {
                    inTitle[i] = 1;
                    asked[j] = 1;
                    places[j] = i;
                }
            }
            if (brand.hasStem(stem) || model.hasStem(stem)) {
                beside[i] = 1;
            } else if (category.hasStem(stem)) {
                beside[i] = CATEGORY;
            }
            asTyped[i] = inTitle[i] + beside[i] > 0;
        }
    }

    private void sameLetters() {
        for (Run run : wanted.runs()) {
            if (!run.isOpen(inTitle, beside)) {
                continue;
            }
            int first = title.find(run.letters());
            if (first >= 0) {
                int last = title.last(first, run.letters().length());
                for (int j = first; j <= last; j++) {
                    asked[j] = Math.max(asked[j], run.strength());
                }
                found(run, inTitle);
            }
            if (brand.find(run.letters()) >= 0 || model.find(run.letters()) >= 0) {
                found(run, beside);
            }
        }
    }

    private void found(Run run, double[] where) {
        for (int i : run.places()) {
            where[i] = Math.max(where[i], run.strength());
            asTyped[i] |= run.strength() >= Wanted.REWORDED;
        }
    }

    private void alike() {
        for (int i = 0; i < query.size(); i++) {
            if (inTitle[i] == 0 && beside[i] < 1) {
                if (Letters.hasDigit(query.word(i))) {
                    numbers(i);
                } else {
                    beginnings(i);
                }
            }
        }
    }

    private void beginnings(int i) {
        String word = query.word(i);
        for (int j = 0; j < title.size(); j++) {
            String other = title.word(j);
            if (asked[j] == 0
                    && Math.min(word.length(), other.length()) >= SHORTEST_BEGINNING
                    && (word.startsWith(other) || other.startsWith(word))) {
                inTitle[i] = BEGINNING;
                asked[j] = BEGINNING;
                return;
            }
        }
    }

    private void numbers(int i) {
        String word = query.word(i);
        double best = 0;
        int first = 0;
        int last = -1;
        for (int j = 0; j < title.size(); j++) {
            int common = title.common(j, word);
            int end = title.last(j, common);
            double share = share(word, common, title.length(j, end));
            if (share > best) {
                best = share;
                first = j;
                last = end;
            }
        }
        if (model.size() > 0) {
            int common = model.common(0, word);
            beside[i] = Math.max(beside[i], share(word, common, model.length(0, model.last(0, common))));
        }
        inTitle[i] = best;
        for (int j = first; j <= last; j++) {
            asked[j] = Math.max(asked[j], best);
        }
    }

    /** Of the longer one's letters; 0 if it is too little to mean the same. */
    private static double share(String word, int common, int length) {
        if (common < SHORTEST_NUMBER || !Letters.hasDigit(word.substring(0, common))) {
            return 0;
        }
        double share = common / (double) Math.max(word.length(), length);
        return share >= LEAST_COMMON ? share : 0;
    }

    private Agreement agreement() {
        boolean complete = true;
        double found = 0;
        double number = 0;
        for (int i = 0; i < query.size(); i++) {
            complete &= asTyped[i];
            found += query.weight(i) * Math.max(inTitle[i], beside[i]);
            if (asTyped[i] && isNumber(query.word(i))) {
                number = Math.max(number, query.weight(i));
            }
        }
        double covered = 0;
        for (int j = 0; j < title.size(); j++) {
            covered += title.weight(j) * asked[j];
        }
        return new Agreement(
                complete,
                share(found, query.weight()),
                number,
                wanted.certainty() * share(covered, title.weight()),
                wanted.certainty() * Math.min(1, share(beginning(), query.weight())),
                together());
    }

    /** Share of the query's neighbours that are neighbours in the title too. */
    private double together() {
        double pairs = 0;
        for (int i = 0; i + 1 < query.size(); i++) {
            pairs += pair(i);
        }
        double kept = 0;
        for (int j = 0; j + 1 < title.size(); j++) {
            if (places[j] >= 0 && places[j + 1] == places[j] + 1) {
                kept += pair(places[j]);
            }
        }
        return Math.min(1, share(kept, pairs));
    }

    private double pair(int first) {
        return Math.min(query.weight(first), query.weight(first + 1));
    }

    /** Weight of the words with which the title begins and that were asked for. */
    private double beginning() {
        double weight = 0;
        for (int j = 0; j < title.size() && asked[j] > 0; j++) {
            weight += title.weight(j);
        }
        return weight;
    }

    private static boolean isNumber(String word) {
        return word.length() >= SHORTEST_NUMBER && Letters.hasDigit(word);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
