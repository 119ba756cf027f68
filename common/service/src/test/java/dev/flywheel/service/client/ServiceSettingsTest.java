package dev.flywheel.service.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServiceSettingsTest {

    @Test
    void hasDefaultTimeouts() {
        assertThat(bind(Map.of("flywheel.services.finance.url", "http://finance"))
                        .of("finance"))
                .isEqualTo(new ServiceSettings.Service(
                        URI.create("http://finance"), Duration.ofMillis(500), Duration.ofSeconds(2)));
    }

    @Test
    void readsEveryProperty() {
        ServiceSettings settings = bind(Map.of(
                "flywheel.services.ads.url", "http://ads",
                "flywheel.services.ads.connect-timeout", "20ms",
                "flywheel.services.ads.read-timeout", "50ms"));
        assertThat(settings.of("ads"))
                .isEqualTo(new ServiceSettings.Service(
                        URI.create("http://ads"), Duration.ofMillis(20), Duration.ofMillis(50)));
    }

    @Test
    void namesWhatIsNotSet() {
        assertThatThrownBy(() -> bind(Map.of()).of("ads")).hasMessage("flywheel.services.ads.url is not set");
    }

    private static ServiceSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel", ServiceSettings.class);
    }
}
