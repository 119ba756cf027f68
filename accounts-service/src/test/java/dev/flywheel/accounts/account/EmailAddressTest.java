package dev.flywheel.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                "ann.b+shop@sub.example.co.uk",
                "o'hara@example.ie",
                "operator@flywheel.local",
                "x@y.zz",
                "1@2-3.com"
            })
    void takesAddresses(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ann",
                "ann@",
                "@example.com",
                "ann@example",
                "ann@@example.com",
                "ann@exa mple.com",
                "ann@-example.com",
                "ann@example-.com",
                "ann@example.-com",
                "ann@example.com-",
                "ann@.com",
                "ann..b@example.com",
                ".ann@example.com",
                "ann.@example.com",
                "ann@example..com",
                "änn@example.com",
                "ann@example.com\nbcc: b@example.com",
                "<ann@example.com>",
                "ann@[127.0.0.1]",
                "ann@example.com."
            })
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @Test
    void ignoresCaseAndSpaceAround() {
        assertThat(new EmailAddress(" Ann@Example.COM ")).isEqualTo(new EmailAddress("ann@example.com"));
    }

    @Test
    void keepsTheLimitsOfTheStandard() {
        String domain = "@" + "d".repeat(60) + ".com";
        assertThat(new EmailAddress("a".repeat(64) + domain).localPart()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(65) + domain));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a@" + "b.".repeat(130) + "com"));
    }

    @Test
    void looksAtHostileTextOnce() {
        String hostile = "a.".repeat(120) + "!@";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(hostile)));
    }
}
