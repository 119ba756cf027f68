package dev.flywheel.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small HTTP client for the API: JSON in, JSON out, any status is an answer. */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String base;
    private final Map<String, String> headers;

    private Api(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** Talks to a service of this machine. */
    public static Api onPort(int port) {
        return at("http://localhost:" + port);
    }

    /** Talks to a base address such as {@code http://localhost:8080}. */
    public static Api at(String url) {
        return new Api(url, Map.of());
    }

    /** The same, signed in with a token. */
    public Api as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same, with an idempotency key. */
    public Api key(String key) {
        return with("Idempotency-Key", key);
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(base, more);
    }

    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody(), null);
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), null);
    }

    public Reply post(String path, @Nullable Object body) {
        return json("POST", path, body);
    }

    public Reply put(String path, @Nullable Object body) {
        return json("PUT", path, body);
    }

    public Reply patch(String path, @Nullable Object body) {
        return json("PATCH", path, body);
    }

    /** Sends text as it is; for broken JSON, CSV and the like. */
    public Reply send(String method, String path, String contentType, byte[] body) {
        return send(method, path, BodyPublishers.ofByteArray(body), contentType);
    }

    private Reply json(String method, String path, @Nullable Object body) {
        if (body == null) {
            return send(method, path, BodyPublishers.noBody(), null);
        }
        String text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
        return send(method, path, BodyPublishers.ofString(text), "application/json");
    }

    private Reply send(String method, String path, BodyPublisher body, @Nullable String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(5))
                .method(method, body);
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /**
     * What came back.
     *
     * @param body text as received, possibly empty
     */
    public record Reply(int status, HttpHeaders headers, String body) {

        /** Fails with the body in the message when the status is another. */
        public Reply expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("expected " + wanted + " but was " + status + ": " + body);
            }
            return this;
        }

        /** The whole body as JSON; missing when there is none. */
        public JsonNode json() {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        }

        /** A part by JSON pointer, e.g. {@code /totals/total/amount}; missing when absent. */
        public JsonNode at(String pointer) {
            return json().at(pointer);
        }

        /** Text of a part; empty when absent. */
        public String text(String pointer) {
            return at(pointer).asString("");
        }

        /** The problem's code; empty when this is none. */
        public String code() {
            return text("/code");
        }
    }
}
