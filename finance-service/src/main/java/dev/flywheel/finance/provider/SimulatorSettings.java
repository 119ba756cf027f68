package dev.flywheel.finance.provider;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the simulated payment processor is and how long to wait for it.
 *
 * @param url without a path
 * @param publicUrl under which shoppers' browsers reach its pages; null for the same
 * @param connectTimeout until a connection stands
 * @param readTimeout until the whole answer is there; below what our own callers wait, so that they hear
 *     {@code UNKNOWN} from us and not nothing
 * @param webhookSecret what it signs its webhooks with; without one every webhook is refused
 */
@ConfigurationProperties("flywheel.payments.simulator")
record SimulatorSettings(
        @DefaultValue("http://localhost:8091") URI url,
        @Nullable URI publicUrl,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("1500ms") Duration readTimeout,
        @Nullable String webhookSecret) {

    String pages() {
        return (publicUrl == null ? url : publicUrl).toString().replaceAll("/$", "");
    }
}
