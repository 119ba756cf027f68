package dev.flywheel.finance.provider;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Chooses the provider by {@code flywheel.finance.provider}. A real one joins with a configuration like this. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "flywheel.finance.provider", havingValue = SimulatedProvider.NAME)
@EnableConfigurationProperties(SimulatorSettings.class)
class ProviderConfiguration {

    /** Nobody waits for a file, and it may be long. */
    private static final Duration FILE_TIMEOUT = Duration.ofMinutes(1);

    @Bean
    PaymentProvider simulatedProvider(SimulatorSettings settings) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new SimulatedProvider(
                client(settings, http, settings.readTimeout()),
                client(settings, http, FILE_TIMEOUT),
                settings.pages(),
                settings.webhookSecret());
    }

    private static RestClient client(SimulatorSettings settings, HttpClient http, Duration timeout) {
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(http, Executors.newVirtualThreadPerTaskExecutor());
        requests.setReadTimeout(timeout);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(settings.url())
                .build();
    }
}
