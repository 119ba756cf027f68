package dev.flywheel.gateway.proxy;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Makes the call to the service. Takes the place of the framework's own exchange, which reads the request body in a
 * thread that may outlive the request, and has one timeout for a question of bytes and an upload of minutes.
 */
final class ServiceExchange implements ProxyExchange, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceExchange.class);

    /** Belong to the connection, which is another one here. The client sets its own. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "http2-settings");

    /** What a call does depends on these; of others, what cannot be passed on may be left out. */
    private static final Set<String> MEANT =
            Set.of("authorization", "idempotency-key", "if-match", "if-none-match", "api-version", "content-type");

    private final ProxySettings settings;
    private final StandstillGuard guard;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;

    ServiceExchange(ProxySettings settings) {
        this.settings = settings;
        this.guard = new StandstillGuard(settings.standstill());
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
    }

    @Override
    public ServerResponse exchange(Request request) {
        String service = String.valueOf(request.getServerRequest().attributes().get(MvcUtils.GATEWAY_ROUTE_ID_ATTR));
        try {
            PassedOn answer = new PassedOn(service, send(request), guard);
            request.getResponseConsumers().forEach(consumer -> consumer.accept(answer, answer));
            return answer;
        } catch (BodyPump.UnreadableBody unreadable) {
            return new Refused(problemIn(unreadable));
        } catch (IOException failed) {
            LOG.warn("{} {}: {} gave no answer: {}", request.getMethod(), request.getUri(), service, failed.toString());
            return Refused.away(service, !(failed instanceof ConnectException));
        } catch (ProblemException refused) {
            return new Refused(refused);
        } catch (IllegalArgumentException header) {
            return new Refused(new ProblemException(
                    CommonError.INVALID_REQUEST, "the address or a header holds what is not allowed there"));
        }
    }

    private HttpResponse<InputStream> send(Request request) throws IOException {
        HttpServletRequest servlet = request.getServerRequest().servletRequest();
        URI uri = Objects.requireNonNull(request.getUri());
        HttpRequest.Builder call = HttpRequest.newBuilder(uri);
        copy(request.getHeaders(), call);
        if (!hasBody(servlet)) {
            call.method(request.getMethod().name(), BodyPublishers.noBody());
            return await(http.sendAsync(call.build(), BodyHandlers.ofInputStream()));
        }
        BodyPump pump = new BodyPump();
        call.method(request.getMethod().name(), publisher(pump, servlet.getContentLengthLong()));
        CompletableFuture<HttpResponse<InputStream>> answer =
                http.sendAsync(call.build(), BodyHandlers.ofInputStream());
        CompletableFuture<?> stop = answer.whenComplete((response, failure) -> pump.stop());
        try {
            pump.pump(servlet.getInputStream(), settings.standstill());
        } catch (IOException failed) {
            stop.cancel(false);
            answer.cancel(true);
            throw failed;
        }
        return await(answer);
    }

    private HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer) throws IOException {
        try {
            return answer.get(settings.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new IOException("no answer within " + settings.answer(), late);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the gateway is shutting down", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failed.getCause());
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    private static BodyPublisher publisher(BodyPump pump, long length) {
        return length > 0 ? BodyPublishers.fromPublisher(pump, length) : BodyPublishers.fromPublisher(pump);
    }

    private static void copy(HttpHeaders headers, HttpRequest.Builder call) {
        headers.forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.stream().filter(value -> canPass(name, value)).forEach(value -> call.header(name, value));
            }
        });
    }

    /** The client sends a question mark for every other character: two keys would become the same one. */
    private static boolean canPass(String name, String value) {
        if (value.chars().allMatch(c -> c < 0x7f)) {
            return true;
        }
        if (MEANT.contains(name.toLowerCase(Locale.ROOT))) {
            String message = "has other characters than visible ASCII";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    name + ": " + message,
                    List.of(new FieldProblem(name, "malformed", message)));
        }
        return false;
    }

    /** What the limit on bodies said when it cut this one off; or that the client is gone, which nobody will read. */
    private static ProblemException problemIn(BodyPump.UnreadableBody unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return new ProblemException(CommonError.INVALID_REQUEST, String.valueOf(unreadable.getMessage()));
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
        guard.close();
    }
}
