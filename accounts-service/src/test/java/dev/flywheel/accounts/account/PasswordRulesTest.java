package dev.flywheel.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    private static final EmailAddress EMAIL = new EmailAddress("maryann1@example.com");

    @ParameterizedTest
    @CsvSource({
        "seven77, too_short",
        "Password123, too_common",
        "' 12345678 ', too_common",
        "zzzzzzzzzzzz, too_common",
        "MaryAnn1@Example.com, same_as_email",
        "MARYANN1, same_as_email"
    })
    void refuses(String password, String code) {
        assertThat(PasswordRules.broken(password, EMAIL)).hasValueSatisfying(problem -> {
            assertThat(problem.field()).isEqualTo("password");
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void takesLengthsFromEightTo128() {
        assertThat(PasswordRules.broken("pa55 w0", EMAIL)).isPresent();
        assertThat(PasswordRules.broken("pa55 w0r", EMAIL)).isEmpty();
        assertThat(PasswordRules.broken("ab".repeat(64), EMAIL)).isEmpty();
        assertThat(PasswordRules.broken("ab".repeat(64) + "c", EMAIL))
                .hasValueSatisfying(problem -> assertThat(problem.code()).isEqualTo("too_long"));
    }

    @Test
    void countsCharactersAndNotTheirHalves() {
        assertThat(PasswordRules.broken("\uD83D\uDE00\uD83D\uDE01".repeat(3), EMAIL))
                .isPresent();
        assertThat(PasswordRules.broken("\uD83D\uDE00\uD83D\uDE01".repeat(4), EMAIL))
                .isEmpty();
    }
}
