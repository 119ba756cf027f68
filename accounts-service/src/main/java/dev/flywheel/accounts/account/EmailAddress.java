package dev.flywheel.accounts.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An email address in lower case: people do not remember which letters they wrote large, and no provider of note tells
 * {@code Ann@} from {@code ann@}. ASCII only, so that no two addresses look alike.
 */
public record EmailAddress(@JsonValue String value) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART = 64;

    /** Possessive all along: no input makes it try twice. */
    private static final Pattern SYNTAX =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]++)*+"
                    + "@[a-z0-9](?:[a-z0-9-]*+)(?:\\.[a-z0-9-]++)++");

    public EmailAddress {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an email address has at most " + MAX_LENGTH + " characters");
        }
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!SYNTAX.matcher(value).matches()
                || value.indexOf('@') > MAX_LOCAL_PART
                || value.contains("-.")
                || value.contains(".-")
                || value.endsWith("-")) {
            throw new IllegalArgumentException("must be an email address like ann@example.com");
        }
    }

    @JsonCreator
    public static EmailAddress of(String text) {
        return new EmailAddress(text);
    }

    /** What stands before the {@code @}. */
    String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
