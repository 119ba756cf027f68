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
        String plain = plain(text);
        String numbered =
                plain.indexOf('v') < 0 ? plain : VERSION.matcher(plain).replaceAll(" ");
        String arabic = mayHaveRoman(numbered)
                ? ROMAN.matcher(numbered).replaceAll(found -> ROMAN_VALUES.getOrDefault(found.group(), ""))
                : numbered;
        return arabic.contains(".0") ? POINT_ZERO.matcher(arabic).replaceAll("$1") : arabic;
    }

    /** Most names are of plain letters, which need no normalisation. */
    private static String plain(String text) {
        if (isAscii(text)) {
            return text.replace("''", "\"").toLowerCase(Locale.ROOT);
        }
        String inches = INCHES.matcher(text).replaceAll("\"");
        return MARKS.matcher(Normalizer.normalize(inches, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Looked for before the pattern is, which is slow: two letters that all of these numbers have. */
    private static boolean mayHaveRoman(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            char first = text.charAt(i);
            char next = text.charAt(i + 1);
            if (first == 'i' && (next == 'i' || next == 'v' || next == 'x')
                    || next == 'i' && (first == 'v' || first == 'x')) {
                return true;
            }
        }
        return false;
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
