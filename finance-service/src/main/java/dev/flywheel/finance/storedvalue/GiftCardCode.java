package dev.flywheel.finance.storedvalue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The code of a gift card: 16 characters of five random bits each (Crockford's base 32, without I, L, O and U) and two that
 * check them, so that no mistyped character and no two swapped ones lead to another card.
 *
 * @param characters 18, without the dashes that people see
 */
public record GiftCardCode(String characters) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int RANDOM = 16;
    private static final int GROUP = 4;

    /** A prime above 16 * 31, so that the weighted sum changes with every single mistake. */
    private static final int CHECK = 997;

    private static final SecureRandom RANDOMNESS = new SecureRandom();

    static GiftCardCode random() {
        StringBuilder code = new StringBuilder(RANDOM + 2);
        for (int i = 0; i < RANDOM; i++) {
            code.append(ALPHABET.charAt(RANDOMNESS.nextInt(ALPHABET.length())));
        }
        return new GiftCardCode(code + check(code));
    }

    /** Reads what people type: dashes, spaces and case do not matter, O is 0, I and L are 1. Empty when it is no code. */
    static Optional<GiftCardCode> parse(String typed) {
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[-\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean readable =
                code.length() == RANDOM + 2 && code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
        return readable && check(code.substring(0, RANDOM)).equals(code.substring(RANDOM))
                ? Optional.of(new GiftCardCode(code))
                : Optional.empty();
    }

    /** For people, in groups: {@code 8F3K-…-7Q}. */
    String shown() {
        return characters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    String lastFour() {
        return characters.substring(characters.length() - GROUP);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(characters.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Not the code: it is money. */
    @Override
    public String toString() {
        return "gift card …" + lastFour();
    }

    private static String check(CharSequence random) {
        int sum = 0;
        for (int i = 0; i < random.length(); i++) {
            sum += (i + 1) * ALPHABET.indexOf(random.charAt(i));
        }
        int check = sum % CHECK;
        return "" + ALPHABET.charAt(check / ALPHABET.length()) + ALPHABET.charAt(check % ALPHABET.length());
    }
}
