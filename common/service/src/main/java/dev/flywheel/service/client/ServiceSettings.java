package dev.flywheel.service.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the other services are: {@code flywheel.services.<name>.url} and how long to wait for them.
 *
 * @param services by name, which is also the group of {@code @ImportHttpServices}
 */
@ConfigurationProperties("flywheel")
public record ServiceSettings(@DefaultValue Map<String, Service> services) {

    /** The settings of a service that must be configured. */
    Service of(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new IllegalStateException("flywheel.services." + name + ".url is not set");
        }
        return service;
    }

    /**
     * @param url what every path of the service is appended to
     * @param connectTimeout until a connection stands
     * @param readTimeout from asking until the answer is there as a whole
     */
    public record Service(
            URI url,
            @DefaultValue("500ms") Duration connectTimeout,
            @DefaultValue("2s") Duration readTimeout) {}
}
