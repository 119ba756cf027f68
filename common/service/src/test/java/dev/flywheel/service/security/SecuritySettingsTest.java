package dev.flywheel.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecuritySettingsTest {

    @Test
    void followsTheIssuerByDefault() {
        SecuritySettings settings = bind(Map.of("flywheel.security.issuer", "https://shop.test"));
        assertThat(settings)
                .isEqualTo(new SecuritySettings(
                        "https://shop.test", "flywheel", null, Duration.ofSeconds(5), null, null, null));
        assertThat(settings.keys()).isEqualTo(URI.create("https://shop.test/oauth2/jwks"));
        assertThat(settings.tokens()).isEqualTo(URI.create("https://shop.test/oauth2/token"));
    }

    @Test
    void readsEveryProperty() {
        SecuritySettings settings = bind(Map.of(
                "flywheel.security.issuer", "https://shop.test",
                "flywheel.security.audience", "another",
                "flywheel.security.jwk-set-uri", "https://keys.test",
                "flywheel.security.leeway", "1s",
                "flywheel.security.client-id", "orders",
                "flywheel.security.client-secret", "hush",
                "flywheel.security.token-uri", "https://tokens.test"));
        assertThat(settings)
                .isEqualTo(new SecuritySettings(
                        "https://shop.test",
                        "another",
                        URI.create("https://keys.test"),
                        Duration.ofSeconds(1),
                        "orders",
                        "hush",
                        URI.create("https://tokens.test")));
        assertThat(settings.keys()).isEqualTo(URI.create("https://keys.test"));
        assertThat(settings.tokens()).isEqualTo(URI.create("https://tokens.test"));
    }

    @Test
    void keepsTheSecretOutOfLogs() {
        assertThat(bind(Map.of(
                                "flywheel.security.issuer", "https://shop.test",
                                "flywheel.security.client-secret", "hush"))
                        .toString())
                .doesNotContain("hush");
    }

    private static SecuritySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.security", SecuritySettings.class);
    }
}
