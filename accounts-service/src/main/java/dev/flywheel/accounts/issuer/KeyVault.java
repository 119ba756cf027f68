package dev.flywheel.accounts.issuer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Encrypts private keys for the database: AES-256-GCM with a key of its own for each, derived (HKDF, RFC 5869) from the
 * secret and a random salt. Stored as {@code salt (16) | nonce (12) | ciphertext and tag}.
 */
final class KeyVault {

    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final byte[] PURPOSE = "flywheel signing key".getBytes(StandardCharsets.UTF_8);

    private final byte[] secret;
    private final SecureRandom random = new SecureRandom();

    KeyVault(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param name of the key; sealed in, so that one row's key cannot be put into another
     */
    byte[] seal(String name, byte[] plain) {
        byte[] salt = random(SALT);
        byte[] nonce = random(NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, salt, nonce).doFinal(plain);
            return ByteBuffer.allocate(SALT + NONCE + sealed.length)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Throws when the secret is another one than that the key was sealed with. */
    byte[] open(String name, byte[] stored) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        ByteBuffer buffer = ByteBuffer.wrap(stored).get(salt).get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        try {
            return cipher(Cipher.DECRYPT_MODE, name, salt, nonce).doFinal(sealed);
        } catch (AEADBadTagException other) {
            throw new IllegalStateException(
                    "the signing key in the database was stored with another flywheel.accounts.key-secret; start with "
                            + "that one, or delete the rows of signing_key, which signs everybody out",
                    other);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, String name, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        SecretKey key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(secret)
                                .addSalt(salt)
                                .thenExpand(PURPOSE, KEY_BYTES));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
