package dev.flywheel.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** HTTP in and out: reads calls within limits, writes answers as JSON. Each call has a virtual thread. */
final class HttpFront implements AutoCloseable {

    private static final System.Logger log = System.getLogger(HttpFront.class.getName());
    private static final int LARGEST_BODY = 64 * 1024;
    private static final Duration UNDER_WAY = Duration.ofSeconds(5);
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpFront(HttpServer server) {
        this.server = server;
    }

    static HttpFront start(InetSocketAddress address, Routes routes) throws IOException {
        // Off by default, which makes every second answer on a kept connection wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpFront front = new HttpFront(HttpServer.create(address, BACKLOG));
        front.server.createContext("/", exchange -> front.handle(exchange, routes));
        front.server.setExecutor(front.threads);
        front.server.start();
        return front;
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Cuts the connections and lets calls that are under way finish with the books. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(UNDER_WAY.toMillis(), TimeUnit.MILLISECONDS)) {
                log.log(System.Logger.Level.WARNING, "calls are still under way after {0}", UNDER_WAY);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange, Routes routes) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange, routes);
            byte[] body = answer.body() instanceof Answer.Text(String type, String text)
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : Json.bytes(answer.body());
            exchange.getResponseHeaders()
                    .set("Content-Type", answer.body() instanceof Answer.Text page ? page.type() : "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer answer(HttpExchange exchange, Routes routes) throws IOException {
        try {
            return routes.answer(read(exchange));
        } catch (Refusal refusal) {
            return Answer.of(refusal);
        } catch (RuntimeException failed) {
            log.log(System.Logger.Level.ERROR, "a call failed", failed);
            return Answer.of(Refusal.passing(
                    500, "internal_error", "it may have been done; repeat with the same Idempotency-Key"));
        }
    }

    private static Call read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw Refusal.passing(413, "body_too_large", "a body has at most " + LARGEST_BODY + " bytes");
        }
        try {
            return new Call(
                    exchange.getRequestMethod(),
                    Call.segments(exchange.getRequestURI().getRawPath()),
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new Call.Body(body));
        } catch (IllegalArgumentException undecodable) {
            throw Refusal.passing(400, "invalid_path", "the path cannot be decoded");
        }
    }
}
