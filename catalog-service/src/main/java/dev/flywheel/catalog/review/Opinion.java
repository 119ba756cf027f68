package dev.flywheel.catalog.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says of a product.
 *
 * @param stars one to five
 * @param author the name to show; null for none
 */
record Opinion(
        int stars, String title, String text, @Nullable String author) {

    /** Shorter texts are alike by chance. */
    private static final int LONG_ENOUGH = 40;

    /** All its words. */
    String words() {
        return title + "\n" + text + (author == null ? "" : "\n" + author);
    }

    /** The same for texts that differ in nothing but case, spaces and punctuation; null for a short one. */
    @Nullable
    String fingerprint() {
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        if (letters.length() < LONG_ENOUGH) {
            return null;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
