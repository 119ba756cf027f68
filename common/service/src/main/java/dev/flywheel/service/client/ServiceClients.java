package dev.flywheel.service.client;

import dev.flywheel.service.security.SecuritySettings;
import dev.flywheel.service.web.ApiVersion;
import dev.flywheel.service.web.Json;
import dev.flywheel.service.web.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Makes clients of the other services, all alike. {@code @ImportHttpServices} groups are configured by it; who needs the
 * bare client asks {@link #restClient}.
 */
public final class ServiceClients implements AutoCloseable {

    private final ServiceSettings settings;
    private final ServiceTokens tokens;
    private final Supplier<RestClient.Builder> builders;
    private final Map<Duration, HttpConnections> connections = new ConcurrentHashMap<>();

    ServiceClients(ServiceSettings settings, SecuritySettings security, Supplier<RestClient.Builder> builders) {
        this.settings = settings;
        this.builders = builders;
        this.tokens = new ServiceTokens(issuer(), security);
    }

    /** A client of the named service with its configured timeouts. */
    public RestClient restClient(String service) {
        return restClient(service, settings.of(service).readTimeout());
    }

    /** A client with a read timeout of its own, as long polls need. */
    public RestClient restClient(String service, Duration readTimeout) {
        return configure(service, readTimeout, builders.get()).build();
    }

    ServiceTokens tokens() {
        return tokens;
    }

    void configure(String service, RestClient.Builder client) {
        configure(service, settings.of(service).readTimeout(), client);
    }

    private RestClient.Builder configure(String service, Duration readTimeout, RestClient.Builder client) {
        ServiceSettings.Service other = settings.of(service);
        List<ClientHttpRequestInterceptor> chain = List.of(
                new RemoteErrors(service), new TokenSender(tokens), OneRetry.ofSafeMethods(), WholeAnswer.reading());
        return base(client, other.connectTimeout(), readTimeout)
                .baseUrl(other.url())
                .requestInterceptors(interceptors -> interceptors.addAll(0, chain));
    }

    /** Asks for tokens, and so cannot carry one. */
    private RestClient issuer() {
        return base(builders.get(), Duration.ofMillis(500), Duration.ofSeconds(2))
                .requestInterceptor(new RemoteErrors("accounts"))
                .requestInterceptor(OneRetry.ofAnyCall())
                .requestInterceptor(WholeAnswer.reading())
                .build();
    }

    private RestClient.Builder base(RestClient.Builder client, Duration connectTimeout, Duration readTimeout) {
        HttpConnections kept = connections.computeIfAbsent(connectTimeout, HttpConnections::new);
        JacksonJsonHttpMessageConverter json = new JacksonJsonHttpMessageConverter(Json.tolerant());
        return client.requestFactory(kept.requests(readTimeout))
                .configureMessageConverters(
                        converters -> converters.registerDefaults().withJsonConverter(json))
                .defaultHeader(ApiVersion.HEADER, ApiVersion.CURRENT)
                .requestInitializer(request -> request.getHeaders().set(TraceId.TRACEPARENT, TraceId.traceparent()));
    }

    @Override
    public void close() {
        connections.values().forEach(HttpConnections::close);
    }
}
