package dev.flywheel.orders.promotion.coupon;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes as they are stored: upper case, so that shoppers need not care. */
public final class CouponCode {

    /** What a code looks like, in upper or lower case. */
    static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_-]{2,39}";

    /** No letters or digits that look like others. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /** Of 32 letters: 60 bits, far too many to try. */
    private static final int LENGTH = 12;

    private static final Pattern SHAPE = Pattern.compile(PATTERN);
    private static final SecureRandom RANDOM = new SecureRandom();

    private CouponCode() {}

    /** The code that is meant; null when no code looks like that. */
    public static @Nullable String of(String given) {
        String code = given.strip();
        return SHAPE.matcher(code).matches() ? code.toUpperCase(Locale.ROOT) : null;
    }

    /** A new one that nobody guesses. */
    static String random(String prefix) {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(place -> String.valueOf(LETTERS.charAt(place)))
                .collect(Collectors.joining("", prefix, ""));
    }
}
