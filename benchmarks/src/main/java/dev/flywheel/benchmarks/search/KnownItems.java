package dev.flywheel.benchmarks.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.apache.commons.csv.CSVRecord;

/** Queries made of titles, to be found by them again. The same seed makes the same queries. */
final class KnownItems {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int FIRST = 4;

    private final List<CSVRecord> products;
    private final long seed;
    private final int count;

    KnownItems(List<CSVRecord> products, long seed, int count) {
        this.products = products;
        this.seed = seed;
        this.count = count;
    }

    /** The first four words of titles that have more. */
    List<JudgedQuery> firstWords() {
        return made("first four words", FIRST + 1, (words, random) -> words.subList(0, FIRST));
    }

    /** Whole titles with one letter of the longest word left out, doubled, replaced or swapped with its neighbour. */
    List<JudgedQuery> typos() {
        return made("one typo in the longest word", 2, (words, random) -> {
            List<String> typed = new ArrayList<>(words);
            int longest = 0;
            for (int i = 1; i < words.size(); i++) {
                longest = words.get(i).length() > words.get(longest).length() ? i : longest;
            }
            typed.set(longest, typo(words.get(longest), random));
            return typed;
        });
    }

    List<JudgedQuery> whole() {
        return made("whole title", 2, (words, random) -> words);
    }

    /** The words of the same titles in another order. */
    List<JudgedQuery> shuffled() {
        return made("whole title, words shuffled", 2, (words, random) -> {
            List<String> shuffled = new ArrayList<>(words);
            Collections.shuffle(shuffled, random);
            return shuffled;
        });
    }

    private List<JudgedQuery> made(String kind, int least, BiFunction<List<String>, Random, List<String>> make) {
        List<CSVRecord> chosen = new ArrayList<>(products.stream()
                .filter(product -> words(product).size() >= least)
                .toList());
        Collections.shuffle(chosen, new Random(seed));
        return chosen.stream()
                .limit(count)
                .map(product -> made(product, kind, make))
                .toList();
    }

    private JudgedQuery made(CSVRecord product, String kind, BiFunction<List<String>, Random, List<String>> make) {
        String id = product.get("product_id");
        Random random = new Random((seed + kind + id).hashCode());
        return new JudgedQuery(id, kind, String.join(" ", make.apply(words(product), random)), Map.of(id, 1.0));
    }

    private static List<String> words(CSVRecord product) {
        return Arrays.asList(product.get("title").strip().split("\\s+"));
    }

    private static String typo(String word, Random random) {
        int at = random.nextInt(word.length());
        String before = word.substring(0, at);
        char wrong = LETTERS.charAt(random.nextInt(LETTERS.length()));
        return switch (random.nextInt(4)) {
            case 0 -> before + word.substring(at + 1);
            case 1 -> before + wrong + word.substring(at);
            case 2 -> before + (wrong == word.charAt(at) ? 'q' : wrong) + word.substring(at + 1);
            default ->
                at + 1 == word.length()
                        ? before + wrong
                        : before + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }
}
