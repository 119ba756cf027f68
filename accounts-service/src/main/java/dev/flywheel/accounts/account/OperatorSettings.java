package dev.flywheel.accounts.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param password of the operator; one is made and shown at first start when it is not given
 */
@ConfigurationProperties("flywheel.operator")
record OperatorSettings(@Nullable String password) {

    /** Not the record's own text: a password has no place in a log. */
    @Override
    public String toString() {
        return "OperatorSettings[]";
    }
}
