package dev.flywheel.orders.webhook;

import dev.flywheel.service.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signatures by the Standard Webhooks specification: HMAC-SHA256 over {@code id.timestamp.body}, in base64 behind {@code
 * v1,}; several, for several secrets, with a space between them.
 */
final class Signature {

    static final int SECRET_BYTES = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    static byte[] newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** How a secret is told to its owner, once. */
    static String shown(byte[] secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /** The value of {@code webhook-signature}. */
    static String of(List<byte[]> secrets, String id, Instant at, String body) {
        return secrets.stream().map(secret -> one(secret, id, at, body)).collect(Collectors.joining(" "));
    }

    private static String one(byte[] secret, String id, Instant at, String body) {
        String head = id + "." + at.getEpochSecond() + ".";
        return "v1," + Base64.getEncoder().encodeToString(Hmac.of(secret, head, body.getBytes(StandardCharsets.UTF_8)));
    }
}
