package dev.flywheel.prime.plan;

import dev.flywheel.domain.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One version of the offer. A month is a calendar month.
 *
 * @param version counts up with every change of price or text
 * @param price of one month
 * @param refundPolicy what is refunded to who leaves, as the text says
 * @param text what a shopper reads before he agrees
 */
public record Plan(
        int version, Money price, RefundPolicy refundPolicy, String text, String howToCancel, String declineLabel) {

    /** SHA-256 of the text, in hexadecimal: what a consent refers to. */
    public String textHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
