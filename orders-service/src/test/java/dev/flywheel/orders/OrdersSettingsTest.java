package dev.flywheel.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OrdersSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new OrdersSettings(
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(15),
                        Duration.ofDays(30),
                        Duration.ofDays(30),
                        8));
    }

    @Test
    void isReadByName() {
        Map<String, String> given = Map.of(
                "flywheel.orders.resume-after", "2s",
                "flywheel.orders.hold-for", "20m",
                "flywheel.orders.give-up-after", "1h",
                "flywheel.orders.replaced-back-within", "14d",
                "flywheel.orders.opening-at-once", "3");
        assertThat(bound(given))
                .isEqualTo(new OrdersSettings(
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(20),
                        Duration.ofHours(1),
                        Duration.ofDays(30),
                        Duration.ofDays(14),
                        3));
    }

    private static OrdersSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.orders", Bindable.of(OrdersSettings.class));
    }
}
