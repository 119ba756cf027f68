package dev.flywheel.accounts.issuer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The services that may ask for a token: {@code flywheel.clients.<name>.secret}.
 *
 * @param clients by the service's name
 */
@Validated
@ConfigurationProperties("flywheel")
record ServiceClientSettings(@DefaultValue Map<String, @Valid Client> clients) {

    /**
     * @param secret of characters that need no encoding in a header; a client without one cannot get tokens
     */
    record Client(
            @Nullable
            @Pattern(
                    regexp = "|[A-Za-z0-9_-]{16,256}",
                    message = "must have 16 to 256 characters of A-Z, a-z, 0-9, - and _")
            String secret) {

        /** Not the record's own text: a secret has no place in a log. */
        @Override
        public String toString() {
            return "Client[]";
        }
    }
}
