package dev.flywheel.service.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256, which every signature here is made of. */
public final class Hmac {

    private static final String NAME = "HmacSHA256";

    private Hmac() {}

    /**
     * The code of some text followed by some bytes.
     *
     * @param secret of at least one byte
     * @param head in UTF-8
     */
    public static byte[] of(byte[] secret, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(secret, NAME));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + NAME, impossible);
        }
    }
}
