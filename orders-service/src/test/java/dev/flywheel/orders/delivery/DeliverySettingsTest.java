package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliverySettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(new DeliverySettings(
                        2, "US", "America/New_York", LocalTime.of(14, 0), "house", "house-standard", Map.of()));
    }

    @Test
    void isReadByName() {
        Map<String, String> given = Map.of(
                "flywheel.orders.delivery.return-carrier", "post",
                "flywheel.orders.delivery.return-service", "post-returns",
                "flywheel.orders.delivery.seller-handling-days", "3",
                "flywheel.orders.delivery.seller-country", "DE",
                "flywheel.orders.delivery.seller-time-zone", "Europe/Berlin",
                "flywheel.orders.delivery.seller-cut-off", "16:30",
                "flywheel.orders.delivery.webhook-secrets.house", "secret");
        assertThat(bound(given))
                .isEqualTo(new DeliverySettings(
                        3,
                        "DE",
                        "Europe/Berlin",
                        LocalTime.of(16, 30),
                        "post",
                        "post-returns",
                        Map.of("house", "secret")));
    }

    private static DeliverySettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.orders.delivery", Bindable.of(DeliverySettings.class));
    }
}
