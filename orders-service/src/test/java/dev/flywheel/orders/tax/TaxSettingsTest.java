package dev.flywheel.orders.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TaxSettingsTest {

    @Test
    void roundsPerLineUnlessToldOtherwise() {
        assertThat(bound(Map.of())).isEqualTo(new TaxSettings(Rounding.LINE));
        assertThat(bound(Map.of("flywheel.orders.tax.rounding", "order"))).isEqualTo(new TaxSettings(Rounding.ORDER));
    }

    private static TaxSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.orders.tax", Bindable.of(TaxSettings.class));
    }
}
