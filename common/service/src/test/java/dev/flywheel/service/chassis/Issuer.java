package dev.flywheel.service.chassis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The issuer as services see it over HTTP: keys, and tokens for services. Can be told to fail. */
public final class Issuer {

    private final HttpServer server;
    private final AtomicInteger keysAsked = new AtomicInteger();
    private final AtomicInteger tokensAsked = new AtomicInteger();
    private volatile boolean failing;
    private volatile int tokenSeconds = 3600;
    private volatile String lastAuthorization = "";

    private Issuer(HttpServer server) {
        this.server = server;
    }

    public static Issuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Issuer issuer = new Issuer(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/oauth2/jwks", issuer::keys);
            server.createContext("/oauth2/token", issuer::token);
            server.start();
            return issuer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + ChassisTest.port(server);
    }

    public void failing(boolean failing) {
        this.failing = failing;
    }

    public void tokenSeconds(int seconds) {
        this.tokenSeconds = seconds;
    }

    public int keysAsked() {
        return keysAsked.get();
    }

    public int tokensAsked() {
        return tokensAsked.get();
    }

    public String lastAuthorization() {
        return lastAuthorization;
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysAsked.incrementAndGet();
        answer(exchange, Forge.jwks());
    }

    private void token(HttpExchange exchange) throws IOException {
        int count = tokensAsked.incrementAndGet();
        lastAuthorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        answer(exchange, """
                {"access_token":"token-%d","token_type":"Bearer","scope":"x","expires_in":%d}""".formatted(count, tokenSeconds));
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            if (failing) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
