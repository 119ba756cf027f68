package dev.flywheel.gateway.feeds;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.client.RemoteProblem;
import dev.flywheel.service.client.ServiceClients;
import dev.flywheel.service.client.ServiceSettings;
import dev.flywheel.service.web.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The feeds of the services, as {@code /internal/feeds} of each tells of them. */
@Component
class ServiceFeeds {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceFeeds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A service forgets all it heard before it answers. */
    private static final Duration PATIENCE_TO_FORGET = Duration.ofMinutes(1);

    private final Map<String, RestClient> clients = new TreeMap<>();
    private final Map<String, RestClient> patientClients = new TreeMap<>();

    ServiceFeeds(ServiceClients clients, ServiceSettings settings) {
        settings.services().keySet().forEach(service -> {
            this.clients.put(service, clients.restClient(service, PATIENCE));
            this.patientClients.put(service, clients.restClient(service, PATIENCE_TO_FORGET));
        });
    }

    /** Asks all services at once; one that does not answer is listed without its feeds. */
    List<FeedsOfService> all() throws InterruptedException {
        String trace = TraceId.traceparent();
        List<Callable<FeedsOfService>> questions = clients.entrySet().stream()
                .map(service -> (Callable<FeedsOfService>) () -> ask(service.getKey(), service.getValue(), trace))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
        }
    }

    private static FeedsOfService ask(String service, RestClient client, String trace) {
        try (TraceId.Scope question = TraceId.open(trace)) {
            Overview overview = client.get().uri("/internal/feeds").retrieve().body(Overview.class);
            return Objects.requireNonNull(overview).of(service);
        } catch (RuntimeException away) {
            LOG.info("{} does not say how its feeds are: {}", service, away.toString());
            return new FeedsOfService(service, false, List.of(), List.of(), null);
        }
    }

    /**
     * Has a service read one of its subscriptions again from the beginning.
     *
     * @throws ProblemException 404 when there is no such service or subscription, 409 when it cannot be replayed, 503 when
     *     the service is away
     */
    HeardFeed replay(String service, String subscription) {
        RestClient client = patientClients.get(service);
        if (client == null) {
            throw new ProblemException(CommonError.NOT_FOUND, "there is no service '" + service + "'");
        }
        try {
            return Objects.requireNonNull(client.post()
                    .uri("/internal/feeds/{subscription}/replay", subscription)
                    .retrieve()
                    .body(HeardFeed.class));
        } catch (RemoteProblem refused) {
            throw inOurWords(refused);
        }
    }

    private static ProblemException inOurWords(RemoteProblem refused) {
        ErrorCode code = switch (refused.status()) {
            case 404 -> CommonError.NOT_FOUND;
            case 409 -> CommonError.CONFLICT;
            default -> null;
        };
        return code == null ? refused : new ProblemException(code, refused.detail());
    }

    private record Overview(
            List<HeardFeed> subscriptions,
            List<KnownReader> readers,
            @Nullable String trimmedTo) {

        FeedsOfService of(String service) {
            return new FeedsOfService(service, true, subscriptions, readers, trimmedTo);
        }
    }
}
