package dev.flywheel.gateway.time;

import dev.flywheel.service.client.ServiceClients;
import dev.flywheel.service.client.ServiceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The clocks of the services, as {@code /internal/test-clock} of each lets them be moved. */
@Component
class ServiceTime {

    /** To settle means to run jobs and to read feeds, which is real work. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whoever tells comes before who listens, where that can be said; it spares rounds, nothing depends on it. */
    private static final List<String> ORDER =
            List.of("accounts", "catalog", "orders", "prime", "seller", "ads", "finance");

    private final Map<String, RestClient> clients = new LinkedHashMap<>();

    ServiceTime(ServiceClients clients, ServiceSettings settings) {
        List<String> names = new ArrayList<>(ORDER);
        names.retainAll(settings.services().keySet());
        settings.services().keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(names::add);
        names.forEach(name -> this.clients.put(name, clients.restClient(name, PATIENCE)));
    }

    /** In the order in which they are moved. */
    List<String> services() {
        return List.copyOf(clients.keySet());
    }

    Instant now(String service) {
        return Objects.requireNonNull(client(service)
                        .get()
                        .uri("/internal/test-clock")
                        .retrieve()
                        .body(Time.class))
                .now();
    }

    void move(String service, Instant now) {
        client(service)
                .post()
                .uri("/internal/test-clock/move")
                .body(new Time(now))
                .retrieve()
                .toBodilessEntity();
    }

    Work settle(String service) {
        return Objects.requireNonNull(client(service)
                .post()
                .uri("/internal/test-clock/settle")
                .retrieve()
                .body(Work.class));
    }

    private RestClient client(String service) {
        return Objects.requireNonNull(clients.get(service), service);
    }

    record Time(Instant now) {}

    /**
     * What a service did to settle.
     *
     * @param jobs things its jobs did
     * @param events events it applied
     */
    record Work(int jobs, int events) {

        boolean isNothing() {
            return jobs == 0 && events == 0;
        }
    }
}
