package dev.flywheel.accounts.issuer;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param keySecret what the private signing keys are encrypted with; from the environment, the same for all replicas
 * @param accessTokenLifetime how long an access token is taken
 * @param keyActivationDelay how long a new signing key is published before it signs, so that every replica knows it
 */
@Validated
@ConfigurationProperties("flywheel.accounts")
record IssuerSettings(
        @NotNull @Size(min = 32, message = "must have at least 32 characters; set FLYWHEEL_ACCOUNTS_KEY_SECRET")
        String keySecret,

        @DefaultValue("PT1H") Duration accessTokenLifetime,
        @DefaultValue("PT10S") Duration keyActivationDelay) {

    /** Not the record's own text: a secret has no place in a log. */
    @Override
    public String toString() {
        return "IssuerSettings[accessTokenLifetime=" + accessTokenLifetime + "]";
    }
}
