package dev.flywheel.ads.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.CampaignId;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClickTokensTest {

    private final ClickTokens tokens = tokens("a secret of at least 32 characters");

    @Test
    void saysAllThatWasPutIn() {
        ServedAd ad = ad(1);
        assertThat(tokens.read(tokens.issue(ad))).contains(ad);
        assertThat(tokens.issue(ad)).matches("[A-Za-z0-9_-]{100,400}");
    }

    @Test
    void isDifferentForEveryPlace() {
        Set<String> issued = new HashSet<>();
        for (int slot = 1; slot <= 10; slot++) {
            issued.add(tokens.issue(ad(slot)));
        }
        assertThat(issued).hasSize(10);
    }

    @Test
    void refusesAnyOtherText() {
        String token = tokens.issue(ad(1));
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + other + token.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(tokens.read(token.substring(1))).isEmpty();
        assertThat(tokens.read(token + "A")).isEmpty();
        assertThat(tokens.read(token + "=")).isEmpty();
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("not base64 at all!")).isEmpty();
        assertThat(tokens.read("A".repeat(10_000))).isEmpty();
    }

    @Test
    void refusesTokensOfAnotherSecret() {
        assertThat(tokens("another secret of 32 characters or more").read(tokens.issue(ad(1))))
                .isEmpty();
    }

    @Test
    void hidesWhatItSays() {
        byte[] sealed = new Seal("x".repeat(32).getBytes(StandardCharsets.UTF_8))
                .close("price=371112".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("price");
    }

    @Test
    void recognisesAShopperWithoutNamingHim() {
        AccountId shopper = AccountId.next();
        assertThat(tokens.viewer(shopper))
                .isEqualTo(tokens.viewer(shopper))
                .isNotEqualTo(tokens.viewer(AccountId.next()))
                .isNotEqualTo(ServedAd.NOBODY);
    }

    @Test
    void makesUpASecretWithoutOne() {
        ServedAd ad = ad(1);
        assertThat(tokens("").read(tokens("").issue(ad))).isEmpty();
        ClickTokens own = tokens("");
        assertThat(own.read(own.issue(ad))).contains(ad);
    }

    @Test
    void keepsTheSecretOutOfLogs() {
        ClickSettings settings = settings("a secret of at least 32 characters");
        assertThat(settings.toString()).doesNotContain("a secret of");
    }

    private static ClickTokens tokens(String secret) {
        return new ClickTokens(settings(secret));
    }

    private static ClickSettings settings(String secret) {
        return new ClickSettings(secret, Duration.ofHours(2), Duration.ofSeconds(2), 10);
    }

    static ServedAd ad(int slot) {
        return new ServedAd(
                new UUID(7, 8),
                slot,
                CampaignId.next(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                SellerId.next(),
                ProductId.next(),
                OfferId.next(),
                1_000_000_000,
                Currency.getInstance("GBP"),
                -5,
                Instant.parse("2026-03-01T12:00:00.123456Z"));
    }
}
