package dev.flywheel.service.chassis;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Another service, which answers as a test tells it and remembers what it was asked. */
public final class Peer {

    /**
     * @param headers in lower or mixed case, as they came
     */
    public record Call(String method, String path, Headers headers, String body) {}

    private record Reply(int status, String type, String body) {}

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile List<Reply> replies = List.of();

    private Peer(HttpServer server) {
        this.server = server;
    }

    static Peer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Peer peer = new Peer(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", peer::answer);
            server.start();
            return peer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int port() {
        return ChassisTest.port(server);
    }

    public List<Call> calls() {
        return calls;
    }

    /** Forgets the calls and answers these from now on, the last one for good. */
    public Peer answers(int status, String body) {
        calls.clear();
        replies = List.of(new Reply(status, status < 400 ? "application/json" : "application/problem+json", body));
        return this;
    }

    /** And this after that. */
    public void thenAnswers(int status, String body) {
        replies = List.of(replies.getFirst(), new Reply(status, "application/json", body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    asked));
            Reply reply = replies.get(Math.min(calls.size(), replies.size()) - 1);
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
