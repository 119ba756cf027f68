package dev.flywheel.service.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What comes in signed as {@code t=<seconds>,v1=<hex>}: the HMAC-SHA256 of {@code t.body} under the shared secret, made less
 * than five minutes ago. The time is the sender's and so compared with the world's, not with the business clock, which
 * tests may move.
 *
 * @param world real time
 */
public record TimedSignature(Clock world) {

    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** By the machine's clock. */
    public static TimedSignature now() {
        return new TimedSignature(Clock.systemUTC());
    }

    /**
     * Whether the signature was made of exactly this body, and just now. Without a secret nothing is.
     *
     * @param signature as it came; null when there was none
     */
    public boolean covers(@Nullable String secret, @Nullable String signature, byte[] body) {
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

    /** The signature of a body, as its sender makes it. */
    public String sign(String secret, byte[] body) {
        String time = Long.toString(world.instant().getEpochSecond());
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(hmac(secret, time, body));
    }

    private static byte[] hmac(String secret, String time, byte[] body) {
        return Hmac.of(secret.getBytes(StandardCharsets.UTF_8), time + ".", body);
    }
}
