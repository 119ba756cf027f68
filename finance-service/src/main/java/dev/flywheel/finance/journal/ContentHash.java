package dev.flywheel.finance.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a statement says, in 32 bytes (SHA-256), to tell whether the same key comes with the same content again.
 *
 * @param hex 64 hexadecimal digits
 */
public record ContentHash(String hex) {

    /** Hash of the parts in their order; each counts with its length, so that parts cannot run into each other. */
    public static ContentHash of(@Nullable Object... parts) {
        MessageDigest digest = sha256();
        for (Object part : parts) {
            String text = part == null ? "-" : "+" + part;
            digest.update((text.length() + ":" + text).getBytes(StandardCharsets.UTF_8));
        }
        return new ContentHash(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
