package dev.flywheel.orders.promotion.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PromotionSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bound(Map.of())).isEqualTo(new PromotionSettings(10, Duration.ofMinutes(10)));
    }

    @Test
    void isReadByName() {
        Map<String, String> given =
                Map.of("flywheel.orders.promotions.guesses", "3", "flywheel.orders.promotions.guesses-per", "1h");
        assertThat(bound(given)).isEqualTo(new PromotionSettings(3, Duration.ofHours(1)));
    }

    private static PromotionSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.orders.promotions", Bindable.of(PromotionSettings.class));
    }
}
