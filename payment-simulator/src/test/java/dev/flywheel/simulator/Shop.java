package dev.flywheel.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the processor over HTTP, as a shop does. */
final class Shop {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;

    Shop(int port) {
        url = "http://127.0.0.1:" + port;
    }

    Reply authorize(String key, String amount, String token) throws IOException, InterruptedException {
        return post(
                key,
                "/v1/authorizations",
                Map.of("amount", amount, "currency", "USD", "token", token, "reference", "order-" + key));
    }

    /** Authorises and answers with the id. */
    String authorized(String key, String amount) throws IOException, InterruptedException {
        return authorize(key, amount, "tok_approved").text("id");
    }

    Reply move(String what, String key, String authorization, String amount) throws IOException, InterruptedException {
        return post(key, "/v1/authorizations/" + authorization + "/" + what, Map.of("amount", amount));
    }

    Reply fault(String operation, String mode, int count, long delayMillis) throws IOException, InterruptedException {
        return post(
                null,
                "/v1/faults",
                Map.of("operation", operation, "mode", mode, "count", count, "delayMillis", delayMillis));
    }

    Reply post(@Nullable String key, String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", key, path, JSON.writeValueAsString(body));
    }

    Reply get(String path) throws IOException, InterruptedException {
        return send("GET", null, path, null);
    }

    Reply send(String method, @Nullable String key, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), JSON.readTree(response.body()));
    }

    /** An answer. */
    record Reply(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }
    }
}
