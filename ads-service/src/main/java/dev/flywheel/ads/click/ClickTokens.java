package dev.flywheel.ads.click;

import dev.flywheel.domain.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Makes and reads click tokens: a served ad, sealed, so that a click needs no look-up and nobody can forge one or read
 * the price in it.
 */
@Component
public class ClickTokens {

    private static final int MAX_LENGTH = 400;

    private final Seal seal;

    ClickTokens(ClickSettings settings) {
        this.seal = new Seal(settings.key());
    }

    /** Text for an address: letters, digits, {@code -} and {@code _}. */
    public String issue(ServedAd ad) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.close(TokenBytes.of(ad)));
    }

    /** The served ad; empty when the token was not made here. */
    Optional<ServedAd> read(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // Base64 has several texts for the same bytes; only the one that was issued is taken.
        boolean asIssued =
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(token);
        return asIssued ? seal.open(sealed).map(TokenBytes::read) : Optional.empty();
    }

    /** A keyed hash that recognises a shopper again without naming him. */
    public long viewer(AccountId shopper) {
        return hash("account:" + shopper);
    }

    /** The same for somebody who has not signed in, by where he calls from. */
    long viewer(String address, String userAgent) {
        return hash("client:" + address + "|" + userAgent);
    }

    private long hash(String text) {
        long hash =
                ByteBuffer.wrap(seal.mac(text.getBytes(StandardCharsets.UTF_8))).getLong();
        return hash == ServedAd.NOBODY ? 1 : hash;
    }
}
