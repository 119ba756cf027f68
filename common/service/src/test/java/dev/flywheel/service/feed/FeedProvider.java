package dev.flywheel.service.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.service.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The providing half of the feed on a database, behind real HTTP, without the rest of a service. */
final class FeedProvider implements AutoCloseable {

    final EventLog log;
    final FeedReader reader;
    final KnownReaders readers;
    final FeedDelivery delivery;
    final FeedController controller;
    private final HttpServer server;

    FeedProvider(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        FeedSignal signal = new FeedSignal();
        log = new EventLog(jdbc, Json.tolerant(), Clock.systemUTC(), signal);
        reader = new FeedReader(jdbc);
        readers = new KnownReaders(jdbc);
        delivery = new FeedDelivery(reader, readers);
        controller = new FeedController(new LongPoll(reader, signal), delivery, "provider");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/feed", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        try (exchange) {
            answer(exchange, query);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, Map<String, String> query) throws IOException, InterruptedException {
        try {
            answer(
                    exchange,
                    200,
                    controller
                            .read(
                                    query.get("after"),
                                    Integer.parseInt(query.get("limit")),
                                    Integer.parseInt(query.get("wait")),
                                    query.get("consumer"))
                            .getBody());
        } catch (ProblemException refused) {
            answer(
                    exchange,
                    refused.code().status(),
                    Json.tolerant()
                            .writeValueAsBytes(Map.of(
                                    "code", refused.code().code(), "detail", String.valueOf(refused.getMessage()))));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
