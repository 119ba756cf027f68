package dev.flywheel.accounts.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the first start on an empty database made, for whoever shows it to the person at the keyboard. */
public final class FirstStart {

    private final EmailAddress operator;
    private final @Nullable String generatedPassword;

    FirstStart(EmailAddress operator, @Nullable String generatedPassword) {
        this.operator = operator;
        this.generatedPassword = generatedPassword;
    }

    /** With what the operator signs in. */
    public String operatorEmail() {
        return operator.value();
    }

    /** The operator's password if this start made it; it is kept nowhere else. */
    public Optional<String> generatedPassword() {
        return Optional.ofNullable(generatedPassword);
    }
}
