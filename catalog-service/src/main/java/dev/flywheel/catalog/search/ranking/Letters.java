package dev.flywheel.catalog.search.ranking;

import java.text.Normalizer;
import java.util.Locale;

/** Letters, digits and signs. */
final class Letters {

    private Letters() {}

    /** In lower case, without accents. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        StringBuilder plain = new StringBuilder(lower.length());
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(letter -> letter < 0x300 || letter > 0x36f)
                .forEach(letter -> letter(plain, letter));
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** Whether words are made of it. */
    static boolean isPart(int letter) {
        if (letter < 128) {
            return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
        }
        return Character.isLetterOrDigit(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK
                || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    }

    /** A dot before a digit, a comma before three. */
    static boolean isInsideNumber(String text, int at) {
        char sign = text.charAt(at);
        if (at == 0 || !isDigit(text.charAt(at - 1))) {
            return false;
        }
        return sign == '.' && digits(text, at + 1) > 0 || sign == ',' && digits(text, at + 1) == 3;
    }

    static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private static void letter(StringBuilder plain, int letter) {
        switch (letter) {
            case 'ß' -> plain.append("ss");
            case 'æ' -> plain.append("ae");
            case 'œ' -> plain.append("oe");
            case 'ø' -> plain.append('o');
            case 'ł' -> plain.append('l');
            case 'đ', 'ð' -> plain.append('d');
            case 'þ' -> plain.append("th");
            default -> plain.appendCodePoint(letter);
        }
    }
}
