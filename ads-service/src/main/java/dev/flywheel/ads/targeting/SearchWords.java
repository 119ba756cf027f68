package dev.flywheel.ads.targeting;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form in which queries and keywords are compared: lower case, ASCII letters where they have an accent, words
 * separated by single spaces, plural as singular. Doing it twice changes nothing.
 *
 * <p>The plural rules are Harman's S-stemmer (1991) with two additions: {@code -es} is dropped after a hiss
 * ({@code boxes}, {@code dishes}), and a short list of irregular words is looked up first.
 */
public final class SearchWords {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\\u2019\\u02bc]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Letters that no decomposition turns into ASCII. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    private static final Pattern FOREIGN = Pattern.compile("[ßæœøłđðþı]");

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("lens", "lens"),
            Map.entry("lenses", "lens"),
            Map.entry("knives", "knife"),
            Map.entry("shelves", "shelf"),
            Map.entry("scarves", "scarf"),
            Map.entry("leaves", "leaf"),
            Map.entry("loaves", "loaf"),
            Map.entry("halves", "half"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("mens", "man"),
            Map.entry("womens", "woman"),
            Map.entry("children", "child"),
            Map.entry("childrens", "child"),
            Map.entry("mice", "mouse"),
            Map.entry("feet", "foot"),
            Map.entry("teeth", "tooth"));

    private SearchWords() {}

    /** Empty when the text has neither letter nor digit. */
    public static String of(String text) {
        String lower = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String ascii = FOREIGN.matcher(lower).replaceAll(letter -> LETTERS.getOrDefault(letter.group(), ""));
        return BETWEEN_WORDS
                .splitAsStream(APOSTROPHES.matcher(ascii).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .map(SearchWords::singular)
                .collect(Collectors.joining(" "));
    }

    static String singular(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (word.length() <= 3 || !word.endsWith("s") || endsWithAny(word, "ss", "us", "is")) {
            return word;
        }
        if (word.endsWith("ies") && !endsWithAny(word, "eies", "aies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (endsWithAny(word, "sses", "shes", "ches", "xes", "zzes")) {
            return word.substring(0, word.length() - 2);
        }
        return word.substring(0, word.length() - 1);
    }

    private static boolean endsWithAny(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
