package dev.flywheel.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A service behind the gateway: says who it is, remembers what it was asked, and does what a test tells it to. */
public final class FakeService {

    /** A call as it arrived. */
    public record Call(String method, String uri, Headers headers, byte[] body) {}

    static {
        // The JDK's server sends head and body apart, and without this waits 40 ms in between.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final String name;
    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();

    public FakeService(String name) {
        this.name = name;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Answers a path with something else than the service's name. */
    public void on(String path, HttpHandler handler) {
        handlers.put(path, handler);
    }

    public Call lastCall() {
        return calls.getLast();
    }

    public int calls() {
        return calls.size();
    }

    private void handle(HttpExchange exchange) throws IOException {
        HttpHandler handler = handlers.get(exchange.getRequestURI().getPath());
        if (handler != null) {
            handler.handle(exchange);
            return;
        }
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes()));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, 200, "{\"service\":\"" + name + "\"}");
    }

    /** Sends a whole answer. */
    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            boolean headOnly = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, headOnly || bytes.length == 0 ? -1 : bytes.length);
            if (!headOnly) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
