package dev.flywheel.catalog.search.ranking;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads text as words, alike for names, queries and the index: without case and accents, {@code 1,000} as {@code 1000},
 * {@code 7.0} as {@code 7}, {@code 55"}, {@code 55in} and {@code 55 inches} as {@code 55 in}. Signs separate words, so
 * {@code DSC-W120/B} is {@code dsc w120 b}; {@link #joined} has it in one piece again.
 */
public final class Wording {

    /** More words of one text are not read. */
    static final int MOST = 64;

    private static final String INCH_SIGNS = "\"\u201d\u2033";

    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            entry("children", "child"),
            entry("geese", "goose"),
            entry("knives", "knife"),
            entry("leaves", "leaf"),
            entry("lens", "lens"),
            entry("lenses", "lens"),
            entry("loaves", "loaf"),
            entry("men", "man"),
            entry("mice", "mouse"),
            entry("scarves", "scarf"),
            entry("series", "series"),
            entry("shelves", "shelf"),
            entry("teeth", "tooth"),
            entry("women", "woman"));

    private Wording() {}

    /** The words in their order, as written. */
    public static List<String> words(String text) {
        return words(text, MOST);
    }

    private static List<String> words(String text, int most) {
        String plain = Letters.plain(text);
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < plain.length() && words.size() < most) {
            int end = end(plain, at);
            if (end > at) {
                add(words, plain.substring(at, end));
                at = withoutPossessive(plain, end);
            } else {
                sign(words, plain, at);
                at++;
            }
        }
        return words;
    }

    /** The words in their order and without endings, as the index holds them and is asked for them. */
    public static List<String> stems(String text) {
        return stems(text, MOST);
    }

    /** The same of a long text, of which more is read. */
    public static List<String> stems(String text, int most) {
        List<String> stems = words(text, most);
        stems.replaceAll(Wording::stem);
        return stems;
    }

    /** A whole value without case and accents, for those that are equal or not. */
    public static String folded(String text) {
        return Letters.plain(text.strip());
    }

    /** Neighbours as one word: two, or three if there is a number among them. */
    public static Set<String> joined(String text) {
        List<String> stems = stems(text);
        Set<String> joined = new LinkedHashSet<>();
        for (int i = 0; i + 1 < stems.size(); i++) {
            String two = stems.get(i) + stems.get(i + 1);
            joined.add(two);
            if (i + 2 < stems.size()) {
                String three = two + stems.get(i + 2);
                if (Letters.hasDigit(three)) {
                    joined.add(three);
                }
            }
        }
        return joined;
    }

    /** A plural is the same as its singular; nothing else is cut. */
    public static String stem(String word) {
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        int length = word.length();
        if (length < 4 || word.charAt(length - 1) != 's' || Letters.hasDigit(word)) {
            return word;
        }
        if (word.endsWith("ies") && length > 4) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("xes") || word.endsWith("ches") || word.endsWith("shes") || word.endsWith("sses")) {
            return word.substring(0, length - 2);
        }
        return word.endsWith("us") || word.endsWith("ss") ? word : word.substring(0, length - 1);
    }

    private static void add(List<String> words, String word) {
        int digits = 0;
        while (digits < word.length()
                && (Letters.isDigit(word.charAt(digits)) || ".,".indexOf(word.charAt(digits)) >= 0)) {
            digits++;
        }
        String rest = word.substring(digits);
        if (digits == 0 || !(rest.isEmpty() || Units.known(rest))) {
            words.add(Units.name(word));
            return;
        }
        words.add(number(word.substring(0, digits).replace(",", "")));
        if (!rest.isEmpty()) {
            words.add(Units.name(rest));
        }
    }

    /** Without a fraction of zero; two dots make it a version, which stays. */
    private static String number(String digits) {
        int dot = digits.indexOf('.');
        if (dot < 0 || digits.indexOf('.', dot + 1) >= 0) {
            return digits;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end - 1 == dot ? dot : end);
    }

    private static void sign(List<String> words, String text, int at) {
        char sign = text.charAt(at);
        if (sign == '&') {
            words.add("and");
        } else if (at > 0 && Letters.isDigit(text.charAt(at - 1)) && INCH_SIGNS.indexOf(sign) >= 0) {
            words.add(Units.name("inch"));
        }
    }

    /** Where the word that begins here ends; here, if none does. A sign of a script without spaces is a word. */
    private static int end(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            if (Character.isIdeographic(letter)) {
                return at == start ? at + Character.charCount(letter) : at;
            }
            if (!Letters.isPart(letter) && !Letters.isInsideNumber(text, at)) {
                break;
            }
            at += Character.charCount(letter);
        }
        return at;
    }

    private static int withoutPossessive(String text, int end) {
        boolean possessive = end + 1 < text.length()
                && (text.charAt(end) == '\'' || text.charAt(end) == '\u2019')
                && text.charAt(end + 1) == 's'
                && (end + 2 == text.length() || !Letters.isPart(text.charAt(end + 2)));
        return possessive ? end + 2 : end;
    }
}
