package dev.flywheel.ads.click;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes against forging and reading: the HMAC-SHA256 of the text, cut to 128 bits, is both its signature and the
 * start value of the AES-256 counter that hides it (the construction of RFC 5297). Two keys are derived from one secret.
 */
final class Seal {

    private static final int TAG = 16;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec signing;
    private final SecretKeySpec hiding;

    Seal(byte[] secret) {
        SecretKeySpec root = new SecretKeySpec(secret, HMAC);
        signing = new SecretKeySpec(mac(root, "sign".getBytes(StandardCharsets.US_ASCII)), HMAC);
        hiding = new SecretKeySpec(mac(root, "hide".getBytes(StandardCharsets.US_ASCII)), "AES");
    }

    byte[] close(byte[] text) {
        byte[] tag = Arrays.copyOf(mac(text), TAG);
        return ByteBuffer.allocate(TAG + text.length)
                .put(tag)
                .put(counter(tag, text))
                .array();
    }

    /** Empty when it was not closed with this secret, or not left as it was. */
    Optional<byte[]> open(byte[] sealed) {
        if (sealed.length <= TAG) {
            return Optional.empty();
        }
        byte[] tag = Arrays.copyOf(sealed, TAG);
        byte[] text = counter(tag, Arrays.copyOfRange(sealed, TAG, sealed.length));
        return MessageDigest.isEqual(tag, Arrays.copyOf(mac(text), TAG)) ? Optional.of(text) : Optional.empty();
    }

    byte[] mac(byte[] text) {
        return mac(signing, text);
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] counter(byte[] start, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, hiding, new IvParameterSpec(start));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
