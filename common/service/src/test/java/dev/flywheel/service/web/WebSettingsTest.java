package dev.flywheel.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class WebSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of())).isEqualTo(new WebSettings(DataSize.ofMegabytes(1), Map.of()));
    }

    @Test
    void readsEveryProperty() {
        Map<String, String> properties =
                Map.of("flywheel.web.body-limit", "64KB", "flywheel.web.body-limits.[/operator/imports]", "256MB");
        assertThat(bind(properties))
                .isEqualTo(new WebSettings(
                        DataSize.ofKilobytes(64), Map.of("/operator/imports", DataSize.ofMegabytes(256))));
    }

    private static WebSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.web", WebSettings.class);
    }
}
