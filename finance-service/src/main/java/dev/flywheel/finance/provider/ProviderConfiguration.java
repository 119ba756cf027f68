package dev.flywheel.finance.provider;

import java.net.http.HttpClient;
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

    @Bean
    PaymentProvider simulatedProvider(SimulatorSettings settings) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        JdkClientHttpRequestFactory requests =
                new JdkClientHttpRequestFactory(http, Executors.newVirtualThreadPerTaskExecutor());
        requests.setReadTimeout(settings.readTimeout());
        RestClient client = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(settings.url())
                .build();
        return new SimulatedProvider(
                client, settings.pages(), new WebhookSignature(settings.webhookSecret(), java.time.Clock.systemUTC()));
    }
}
