package dev.flywheel.orders.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as bars (ISO/IEC 16388): each letter is five bars and four spaces, three of the nine wide, and a narrow space parts it
 * from the next one; an asterisk begins and ends. A wide one is two and a half narrow ones.
 */
public final class Code39 {

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. *";
    private static final List<String> PATTERNS = List.of(
            "nnnwwnwnn",
            "wnnwnnnnw",
            "nnwwnnnnw",
            "wnwwnnnnn",
            "nnnwwnnnw",
            "wnnwwnnnn",
            "nnwwwnnnn",
            "nnnwnnwnw",
            "wnnwnnwnn",
            "nnwwnnwnn",
            "wnnnnwnnw",
            "nnwnnwnnw",
            "wnwnnwnnn",
            "nnnnwwnnw",
            "wnnnwwnnn",
            "nnwnwwnnn",
            "nnnnnwwnw",
            "wnnnnwwnn",
            "nnwnnwwnn",
            "nnnnwwwnn",
            "wnnnnnnww",
            "nnwnnnnww",
            "wnwnnnnwn",
            "nnnnwnnww",
            "wnnnwnnwn",
            "nnwnwnnwn",
            "nnnnnnwww",
            "wnnnnnwwn",
            "nnwnnnwwn",
            "nnnnwnwwn",
            "wwnnnnnnw",
            "nwwnnnnnw",
            "wwwnnnnnn",
            "nwnnwnnnw",
            "wwnnwnnnn",
            "nwwnwnnnn",
            "nwnnnnwnw",
            "wwnnnnwnn",
            "nwwnnnwnn",
            "nwnnwnwnn");
    private static final BigDecimal WIDE = new BigDecimal("2.5");
    private static final BigDecimal LETTER = new BigDecimal("14.5");
    private static final BigDecimal WIDEST_NARROW = new BigDecimal("0.4");

    private Code39() {}

    /**
     * The bars of a text, none when it has letters that there are no bars for.
     *
     * @param millimetres that are there for it
     */
    public static List<Bar> bars(String text, int millimetres) {
        String letters = "*" + text.toUpperCase(Locale.ROOT) + "*";
        if (text.contains("*") || letters.chars().anyMatch(letter -> LETTERS.indexOf(letter) < 0)) {
            return List.of();
        }
        BigDecimal narrow = BigDecimal.valueOf(millimetres)
                .divide(LETTER.multiply(BigDecimal.valueOf(letters.length())), 3, RoundingMode.DOWN)
                .min(WIDEST_NARROW);
        List<Bar> bars = new ArrayList<>();
        BigDecimal left = BigDecimal.ZERO;
        for (int letter : letters.chars().toArray()) {
            String pattern = PATTERNS.get(LETTERS.indexOf(letter));
            for (int i = 0; i < pattern.length(); i++) {
                BigDecimal width = pattern.charAt(i) == 'w' ? narrow.multiply(WIDE) : narrow;
                if (i % 2 == 0) {
                    bars.add(new Bar(left.toPlainString(), width.toPlainString()));
                }
                left = left.add(width);
            }
            left = left.add(narrow);
        }
        return bars;
    }

    /** Where a bar begins and how wide it is, in millimetres. */
    public record Bar(String left, String width) {}
}
