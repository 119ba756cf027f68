package dev.flywheel.service.secret;

import java.nio.BufferUnderflowException;
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
 * Seals what a service has to keep secret in its own database: AES-256-GCM with a key of its own for each value, derived
 * (HKDF, RFC 5869) from the service's secret and a random salt. Stored as {@code salt (16) | nonce (12) | ciphertext and
 * tag}, so a value grows by 44 bytes. Whoever reads the database without the secret reads nothing, and whoever writes to it
 * cannot put one row's value into another.
 */
public final class Vault {

    private static final int SALT = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final byte[] secret;
    private final byte[] purpose;
    private final String otherwise;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param secret from the service's configuration, the same for all its replicas; at least 32 characters
     * @param purpose what is sealed; one secret makes other keys for another purpose, so it never changes
     * @param otherwise says what to do when a value was sealed with another secret
     */
    public Vault(String secret, String purpose, String otherwise) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.purpose = purpose.getBytes(StandardCharsets.UTF_8);
        this.otherwise = otherwise;
    }

    /**
     * @param row its id; sealed in, so that the value opens in this row only
     */
    public byte[] seal(String row, byte[] plain) {
        byte[] salt = random(SALT);
        byte[] nonce = random(NONCE);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, row, salt, nonce).doFinal(plain);
            return ByteBuffer.allocate(SALT + NONCE + sealed.length)
                    .put(salt)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @throws IllegalStateException when it was sealed with another secret or for another row, or was changed since
     */
    public byte[] open(String row, byte[] stored) {
        byte[] salt = new byte[SALT];
        byte[] nonce = new byte[NONCE];
        try {
            ByteBuffer buffer = ByteBuffer.wrap(stored).get(salt).get(nonce);
            byte[] sealed = new byte[buffer.remaining()];
            buffer.get(sealed);
            return cipher(Cipher.DECRYPT_MODE, row, salt, nonce).doFinal(sealed);
        } catch (AEADBadTagException | BufferUnderflowException other) {
            throw new IllegalStateException(otherwise, other);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, String row, byte[] salt, byte[] nonce) throws GeneralSecurityException {
        SecretKey key = KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(secret)
                                .addSalt(salt)
                                .thenExpand(purpose, KEY_BYTES));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
