package dev.flywheel.gateway.services;

import dev.flywheel.service.client.ServiceSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks every service how it is. The gateway itself is well while others are not, so this is no part of its own health. */
@RestController
@RequestMapping("/operator/services")
class ServiceHealth {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, ServiceSettings.Service> services;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    ServiceHealth(ServiceSettings settings) {
        services = new TreeMap<>(settings.services());
    }

    @GetMapping
    Services list() throws InterruptedException {
        List<Callable<State>> questions = services.entrySet().stream()
                .map(service -> (Callable<State>)
                        () -> ask(service.getKey(), service.getValue().url()))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return new Services(
                    threads.invokeAll(questions).stream().map(Future::resultNow).toList());
        }
    }

    private State ask(String service, URI url) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url + "/actuator/health"))
                .timeout(PATIENCE)
                .build();
        long start = System.nanoTime();
        Status status;
        try {
            status = status(http.send(question, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException away) {
            status = Status.DOWN;
        }
        return new State(
                service, status, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    private static Status status(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return Status.DOWN;
        }
        return answer.body().contains("\"status\":\"DEGRADED\"") ? Status.DEGRADED : Status.UP;
    }

    /** {@code DEGRADED} answers, and something in it needs a look. */
    enum Status {
        UP,
        DEGRADED,
        DOWN
    }

    record Services(List<State> items) {}

    /**
     * @param millis how long the answer took
     */
    record State(String service, Status status, long millis) {}
}
