package dev.flywheel.service.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are taken, and who this service is to others.
 *
 * @param issuer must stand in {@code iss}, letter by letter
 * @param audience must stand in {@code aud}
 * @param jwkSetUri where the issuer's public keys are; {@code <issuer>/oauth2/jwks} when not given
 * @param leeway how far the clocks of issuer and service may differ
 * @param clientId this service's name at the issuer
 * @param clientSecret its secret; without one, calls to other services carry no token
 * @param tokenUri where a service gets its own token; {@code <issuer>/oauth2/token} when not given
 */
@Validated
@ConfigurationProperties("flywheel.security")
public record SecuritySettings(
        @NotBlank String issuer,
        @DefaultValue("flywheel") String audience,
        @Nullable URI jwkSetUri,
        @DefaultValue("5s") Duration leeway,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable URI tokenUri) {

    URI keys() {
        return Objects.requireNonNullElseGet(jwkSetUri, () -> URI.create(issuer + "/oauth2/jwks"));
    }

    /** Where a service gets its own token. */
    public URI tokens() {
        return Objects.requireNonNullElseGet(tokenUri, () -> URI.create(issuer + "/oauth2/token"));
    }

    /** Not the record's own text: that would print the secret into logs. */
    @Override
    public String toString() {
        return "SecuritySettings[issuer=" + issuer + ", audience=" + audience + ", clientId=" + clientId + "]";
    }
}
