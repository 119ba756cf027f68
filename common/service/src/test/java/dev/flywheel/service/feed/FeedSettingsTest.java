package dev.flywheel.service.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeedSettingsTest {

    @Test
    void keepsEverythingByDefault() {
        assertThat(bind(Map.of())).isEqualTo(new FeedSettings(null, 10_000_000));
    }

    @Test
    void readsEveryProperty() {
        assertThat(bind(Map.of("flywheel.feed.keep", "90d", "flywheel.feed.partition", "5000")))
                .isEqualTo(new FeedSettings(Duration.ofDays(90), 5000));
    }

    @Test
    void refusesWhatCanOnlyBeAMistake() {
        assertThatThrownBy(() -> bind(Map.of("flywheel.feed.keep", "90")))
                .hasStackTraceContaining("flywheel.feed.keep is PT0.09S, but a day at least is kept");
        assertThatThrownBy(() -> bind(Map.of("flywheel.feed.partition", "0")))
                .hasStackTraceContaining("flywheel.feed.partition must be positive");
    }

    private static FeedSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("flywheel.feed", FeedSettings.class);
    }
}
