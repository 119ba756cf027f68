package dev.flywheel.finance.provider;

import dev.flywheel.service.client.HttpConnections;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** Chooses the provider by {@code flywheel.finance.provider}. A real one joins with a configuration like this. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flywheel.finance.provider", havingValue = SimulatedProvider.NAME)
@EnableConfigurationProperties(SimulatorSettings.class)
class ProviderConfiguration {

    /** Nobody waits for a file, and it may be long. */
    private static final Duration FILE_TIMEOUT = Duration.ofMinutes(1);

    @Bean
    HttpConnections simulatorConnections(SimulatorSettings settings) {
        return new HttpConnections(settings.connectTimeout());
    }

    @Bean
    PaymentProvider simulatedProvider(SimulatorSettings settings, HttpConnections simulatorConnections) {
        return simulated(settings, simulatorConnections);
    }

    /** With connections of its own. */
    static PaymentProvider simulated(SimulatorSettings settings) {
        return simulated(settings, new HttpConnections(settings.connectTimeout()));
    }

    private static PaymentProvider simulated(SimulatorSettings settings, HttpConnections connections) {
        return new SimulatedProvider(
                client(settings, connections, settings.readTimeout()),
                client(settings, connections, FILE_TIMEOUT),
                settings.pages(),
                settings.webhookSecret());
    }

    private static RestClient client(SimulatorSettings settings, HttpConnections connections, Duration timeout) {
        return RestClient.builder()
                .requestFactory(connections.requests(timeout))
                .baseUrl(settings.url())
                .build();
    }
}
