package dev.flywheel.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.accounts.throttle.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    private final PasswordHashing hashing = new PasswordHashing(
            new AccountSettings(new Limit(1, Duration.ofSeconds(1)), new Limit(1, Duration.ofSeconds(1)), 2));

    @Test
    void knowsAPasswordAgain() {
        String hash = hashing.hash("a long sentence");
        assertThat(hash).startsWith("{bcrypt}").doesNotContain("sentence");
        assertThat(hashing.matches("a long sentence", hash)).isTrue();
        assertThat(hashing.matches("a long sentencf", hash)).isFalse();
        assertThat(hashing.hash("a long sentence")).isNotEqualTo(hash);
    }

    @Test
    void readsAllOfALongPassword() {
        String long1 = "0123456789".repeat(12) + "end one";
        String long2 = "0123456789".repeat(12) + "end two";
        String hash = hashing.hash(long1);
        assertThat(hashing.matches(long1, hash)).isTrue();
        assertThat(hashing.matches(long2, hash)).isFalse();
    }

    @Test
    void knowsAPasswordFromAnotherKeyboard() {
        String hash = hashing.hash("caf\u00e9 au lait");
        assertThat(hashing.matches("cafe\u0301 au lait", hash)).isTrue();
    }

    @Test
    void nobodyHasThePasswordOfNobody() {
        assertThat(hashing.matches("the password of nobody", null)).isFalse();
    }

    @Test
    void takesUnknownFormsOfHashesForOutdated() {
        assertThat(hashing.isOutdated("{bcrypt}$2a$04$abcdefghijklmnopqrstuu5LHXfXtJEQTBIWxXIZXOUIhJDTbq5vW"))
                .isTrue();
        assertThat(hashing.isOutdated(hashing.hash("a long sentence"))).isFalse();
    }
}
