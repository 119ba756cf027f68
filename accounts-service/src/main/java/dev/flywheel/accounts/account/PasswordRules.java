package dev.flywheel.accounts.account;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a password must not be. Length is what counts, so there is no rule about kinds of characters (NIST SP 800-63B,
 * section 3.1.1.2); what everybody tries first is refused.
 */
final class PasswordRules {

    static final int MIN_LENGTH = 8;
    static final int MAX_LENGTH = 128;

    /** The passwords of at least {@value #MIN_LENGTH} characters that lead the published lists of leaked ones. */
    private static final Set<String> COMMONEST = Set.of(
            "password",
            "password1",
            "password12",
            "password123",
            "password1234",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "12345678",
            "123456789",
            "1234567890",
            "0123456789",
            "0987654321",
            "987654321",
            "87654321",
            "11111111",
            "111111111",
            "1111111111",
            "00000000",
            "0000000000",
            "12341234",
            "11223344",
            "112233445566",
            "123123123",
            "123321123",
            "88888888",
            "99999999",
            "66666666",
            "55555555",
            "123456789a",
            "a123456789",
            "a1234567",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "1qaz2wsx",
            "1qazxsw2",
            "qwertyui",
            "qwertyuiop",
            "qwerty12",
            "qwerty123",
            "qwerty1234",
            "qwertz123",
            "asdfghjk",
            "asdfghjkl",
            "zxcvbnm1",
            "zaq12wsx",
            "abcd1234",
            "abc12345",
            "abcdefgh",
            "abcdefghi",
            "iloveyou",
            "iloveyou1",
            "iloveyou2",
            "sunshine",
            "sunshine1",
            "princess",
            "princess1",
            "football",
            "football1",
            "baseball",
            "baseball1",
            "basketball",
            "superman",
            "superman1",
            "batman123",
            "spiderman",
            "starwars",
            "pokemon1",
            "pokemon123",
            "dragon123",
            "monkey123",
            "welcome1",
            "welcome123",
            "letmein1",
            "letmein123",
            "changeme",
            "changeme1",
            "changeit",
            "trustno1",
            "computer",
            "internet",
            "whatever",
            "michelle",
            "jennifer",
            "jordan23",
            "charlie1",
            "liverpool",
            "chocolate",
            "butterfly",
            "admin123",
            "administrator",
            "administrator1",
            "operator",
            "operator1",
            "secret123",
            "default1",
            "test1234",
            "testtest",
            "user1234",
            "guest123",
            "master123",
            "flywheel",
            "flywheel1",
            "flywheel123");

    private PasswordRules() {}

    /** Throws a 400 that names the field when the password may not be used. */
    static void check(String password, EmailAddress email) {
        broken(password, email).ifPresent(rule -> {
            throw new ProblemException(CommonError.INVALID_REQUEST, "password: " + rule.message(), List.of(rule));
        });
    }

    static Optional<FieldProblem> broken(String password, EmailAddress email) {
        int length = password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            return problem("too_short", "must have at least " + MIN_LENGTH + " characters");
        }
        if (length > MAX_LENGTH) {
            return problem("too_long", "must have at most " + MAX_LENGTH + " characters");
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(email.value()) || plain.equals(email.localPart())) {
            return problem("same_as_email", "must not be the email address");
        }
        if (COMMONEST.contains(plain) || plain.codePoints().distinct().count() < 2) {
            return problem("too_common", "is one of those tried first; choose a longer sentence");
        }
        return Optional.empty();
    }

    private static Optional<FieldProblem> problem(String code, String message) {
        return Optional.of(new FieldProblem("password", code, message));
    }
}
