package dev.flywheel.finance.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SimulatorSettingsTest {

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SimulatorSettings(
                        URI.create("http://localhost:8091"),
                        null,
                        Duration.ofMillis(500),
                        Duration.ofMillis(1500),
                        null));
    }

    @Test
    void names() {
        assertThat(bound(Map.of(
                        "flywheel.payments.simulator.url", "http://simulator:1",
                        "flywheel.payments.simulator.public-url", "https://pay.example",
                        "flywheel.payments.simulator.connect-timeout", "1s",
                        "flywheel.payments.simulator.read-timeout", "3s",
                        "flywheel.payments.simulator.webhook-secret", "s3cret")))
                .isEqualTo(new SimulatorSettings(
                        URI.create("http://simulator:1"),
                        URI.create("https://pay.example"),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        "s3cret"));
    }

    private static SimulatorSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.payments.simulator", SimulatorSettings.class);
    }
}
