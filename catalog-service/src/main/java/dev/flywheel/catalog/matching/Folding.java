package dev.flywheel.catalog.matching;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the same thing the same way: letters without case and accents, versions and Roman numerals as numbers. */
final class Folding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INCHES = Pattern.compile("[\u2033\u201c\u201d]|''");
    private static final String ALONE_BEFORE = "(?<![\\p{L}\\p{N}/._-])";
    private static final String ALONE_AFTER = "(?![\\p{L}\\p{N}])";

    /** "v 4.1", "ver. 4.1" and "version 4.1" are 4.1; the v of a model number stays. */
    private static final Pattern VERSION = Pattern.compile(
            ALONE_BEFORE + "v(?:er|ersion)?\\s?\\.?\\s?(?=\\d{1,6}(?:\\.\\d{1,6})?" + ALONE_AFTER + ")");

    private static final Pattern ROMAN =
            Pattern.compile(ALONE_BEFORE + "(ii|iii|iv|vi|vii|viii|ix|xi|xii)" + ALONE_AFTER);
    private static final Map<String, String> ROMAN_VALUES = Map.of(
            "ii", "2", "iii", "3", "iv", "4", "vi", "6", "vii", "7", "viii", "8", "ix", "9", "xi", "11", "xii", "12");

    /** "3.0" is 3. */
    private static final Pattern POINT_ZERO = Pattern.compile("(?<![\\d.])(\\d{1,6})\\.0(?![\\d.])");

    private Folding() {}

    static String fold(String text) {
        String inches = INCHES.matcher(text).replaceAll("\"");
        String plain = MARKS.matcher(Normalizer.normalize(inches, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String numbered = VERSION.matcher(plain).replaceAll(" ");
        String arabic = ROMAN.matcher(numbered).replaceAll(found -> ROMAN_VALUES.getOrDefault(found.group(), ""));
        return POINT_ZERO.matcher(arabic).replaceAll("$1");
    }

    /** Without the s of a plural. */
    static String singular(String word) {
        boolean plural = word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && Character.isLetter(word.charAt(word.length() - 2));
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
