package dev.flywheel.orders.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code t=<seconds>,v1=<hex>}: the HMAC-SHA256 of {@code t.body} under the shared secret, made less than five
 * minutes ago. The time is the carrier's and so compared with the world's, not with the business clock.
 *
 * @param world real time
 */
record WebhookSignature(Clock world) {

    static final String HEADER = "Flywheel-Signature";

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    boolean covers(@Nullable String secret, @Nullable String signature, byte[] body) {
        if (secret == null || secret.isBlank() || signature == null) {
            return false;
        }
        Matcher parts = FORM.matcher(signature);
        if (!parts.matches()) {
            return false;
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        byte[] claimed = HexFormat.of().parseHex(parts.group(2));
        // Both are looked at before the answer, so that its time tells nothing about which was wrong.
        boolean genuine = MessageDigest.isEqual(hmac(secret, parts.group(1), body), claimed);
        boolean recent = Duration.between(made, world.instant()).abs().compareTo(TOLERANCE) <= 0;
        return genuine && recent;
    }

    static byte[] hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
