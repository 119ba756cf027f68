package dev.flywheel.testing.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flywheel.contracts.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays the feeds of all other services, and the token endpoint, over real HTTP. A feed keeps what was published until
 * the JVM ends, so a consumer that starts over reads it all again.
 */
public final class OtherServices {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, List<Map<String, Object>>> FEEDS = new LinkedHashMap<>();
    private static final HttpServer SERVER = start();

    private OtherServices() {}

    /** Base address of a service, e.g. for {@code flywheel.services.catalog.url}. */
    public static String url(String service) {
        return "http://localhost:" + SERVER.getAddress().getPort() + "/" + service;
    }

    /** Puts facts into a service's feed. Read them with {@code feeds.drain()}. */
    public static void publish(String service, Event... events) {
        synchronized (FEEDS) {
            List<Map<String, Object>> feed = FEEDS.computeIfAbsent(service, name -> new ArrayList<>());
            for (Event event : events) {
                Map<String, Object> envelope = new LinkedHashMap<>();
                envelope.put("specversion", "1.0");
                envelope.put("position", "1-" + (feed.size() + 1));
                envelope.put("id", UUID.randomUUID());
                envelope.put("source", service + "-service");
                envelope.put("type", event.getClass().getSimpleName());
                envelope.put("subject", event.subject());
                envelope.put("time", Instant.now().toString());
                envelope.put("data", event);
                feed.add(envelope);
            }
            FEEDS.notifyAll();
        }
    }

    private static HttpServer start() {
        Tokens.service("makes the key and loads what signs, which takes longer than a caller waits on a busy machine");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", OtherServices::handle);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/oauth2/token")) {
            answer(
                    exchange,
                    200,
                    JSON.writeValueAsString(Map.of(
                            "access_token",
                            Tokens.service("service-under-test"),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            3600)));
            return;
        }
        if (path.endsWith("/oauth2/jwks")) {
            answer(exchange, 200, Tokens.jwks());
            return;
        }
        if (path.endsWith("/internal/feed")) {
            answer(
                    exchange,
                    200,
                    page(path.split("/")[1], exchange.getRequestURI().getQuery()));
            return;
        }
        answer(exchange, 404, "{\"code\":\"not_found\",\"detail\":\"this test answers only feeds\"}");
    }

    private static String page(String service, String query) {
        int from = Integer.parseInt(parameter(query, "after").split("-")[1]);
        int limit = Integer.parseInt(parameter(query, "limit"));
        synchronized (FEEDS) {
            List<Map<String, Object>> feed = awaited(service, from, Integer.parseInt(parameter(query, "wait")));
            List<Map<String, Object>> page =
                    feed.subList(Math.min(from, feed.size()), Math.min(from + limit, feed.size()));
            return JSON.writeValueAsString(Map.of("events", page, "more", from + limit < feed.size()));
        }
    }

    /** A reader who has read all and says that he would wait is let wait, as a real feed does; otherwise he would spin. */
    private static List<Map<String, Object>> awaited(String service, int from, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Map<String, Object>> feed = FEEDS.getOrDefault(service, List.of());
        for (long left = end - System.nanoTime(); feed.size() <= from && left > 0; left = end - System.nanoTime()) {
            try {
                FEEDS.wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return feed;
            }
            feed = FEEDS.getOrDefault(service, List.of());
        }
        return feed;
    }

    private static String parameter(String query, String name) {
        for (String part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("a feed is asked with " + name);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
