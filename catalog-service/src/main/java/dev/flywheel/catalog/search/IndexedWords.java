package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.ranking.Wording;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a product as its document holds them: read by us and divided by blanks, so that every backend has the same. */
record IndexedWords(
        List<String> title,
        List<String> brand,
        List<String> category,
        List<String> attributes,
        List<String> description,
        Set<String> joined) {

    private static final int MOST_OF_A_NAME = 100;
    private static final int MOST_OF_A_TEXT = 4000;
    /** Longer beginnings are not in the index. */
    static final int LONGEST_PREFIX = 20;

    static IndexedWords of(ProductDocument document) {
        String brand = document.brand() == null ? "" : document.brand();
        String model = document.texts().model() == null ? "" : document.texts().model();
        String category = document.category() == null
                ? ""
                : String.join(" ", document.category().names());
        Set<String> joined = new LinkedHashSet<>(Wording.joined(document.title()));
        joined.addAll(Wording.joined(model));
        joined.addAll(Wording.joined(brand));
        return new IndexedWords(
                Wording.stems(document.title(), MOST_OF_A_NAME),
                Wording.stems(brand),
                Wording.stems(category),
                Wording.stems(model + "\n" + document.texts().attributes(), MOST_OF_A_TEXT),
                Wording.stems(document.texts().description(), MOST_OF_A_TEXT),
                joined);
    }

    /** Of all fields. */
    String all() {
        return Stream.of(title, brand, category, attributes, joined, description)
                .flatMap(Collection::stream)
                .collect(Collectors.joining(" "));
    }

    /** Those of the names, once each. The attributes' are not among them: what stands there is not what typos are meant for. */
    Set<String> vocabulary(String model) {
        Set<String> words = new LinkedHashSet<>(title);
        words.addAll(brand);
        words.addAll(category);
        words.addAll(Wording.stems(model));
        return words;
    }

    /** The beginnings of words, as they are written. */
    static String prefixes(String text) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (String word : Wording.words(text)) {
            for (int end = 1; end <= Math.min(word.length(), LONGEST_PREFIX); end++) {
                prefixes.add(word.substring(0, end));
            }
        }
        return text(prefixes);
    }

    static String text(Collection<String> words) {
        return String.join(" ", words);
    }
}
