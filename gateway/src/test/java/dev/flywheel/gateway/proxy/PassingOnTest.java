package dev.flywheel.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.gateway.FakeService;
import dev.flywheel.gateway.GatewayTest;
import dev.flywheel.testing.service.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassingOnTest extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/accounts/me, accounts",
        "/search?q=lamp, catalog",
        "/cart, orders",
        "/seller/orders, orders",
        "/seller/settlements, seller",
        "/ad-library, ads",
        "/operator/trial-balance, finance"
    })
    void asksTheServiceOfThePath(String path, String service) {
        assertThat(api().get(path).expect(200).text("/service")).isEqualTo(service);
        assertThat(service(service).lastCall().uri()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/feed",
                "/internal",
                "/internal/test-clock/move",
                "/%69nternal/feed",
                "/nothing/here",
                "/operator/nothing",
                "/actuator",
                "/actuator/env"
            })
    void answers404ForWhatIsNotRouted(String path) {
        Api.Reply reply = api().get(path).expect(404);
        assertThat(reply.code()).isEqualTo("not_found");
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/seller/%2e%2e/internal/feed",
                "/seller/..%2finternal/feed",
                "/seller//internal/feed",
                "/seller/x;/internal/feed"
            })
    void refusesAddressesThatPlayTricks(String path) {
        assertThat(api().get(path).expect(400).code()).isNotEmpty();
    }

    @Test
    void neverShowsInternalCallsToAService() {
        int before = SERVICES.values().stream().mapToInt(FakeService::calls).sum();
        api().as(Tokens.service("orders-service")).get("/internal/feed").expect(404);
        assertThat(SERVICES.values().stream().mapToInt(FakeService::calls).sum())
                .isEqualTo(before);
    }

    @Test
    void keepsQueriesWhole() {
        api().get("/search?q=c%2B%2B+lamp%20a%26b&tag=one&tag=two&empty=").expect(200);
        assertThat(service("catalog").lastCall().uri())
                .isEqualTo("/search?q=c%2B%2B%20lamp%20a%26b&tag=one&tag=two&empty=");
        api().get("/products/a%20b%2Bc").expect(200);
        assertThat(service("catalog").lastCall().uri()).isEqualTo("/products/a%20b%2Bc");
    }

    @ParameterizedTest
    @CsvSource({"POST /checkouts, Idempotency-Key: cl\u00e9", "PUT /seller/profile, If-Match: \u00e9"})
    void refusesWhatItWouldPassOnAsSomethingElse(String line, String header) throws Exception {
        int before = service("orders").calls() + service("seller").calls();
        String answer = raw(line + " HTTP/1.1\r\nHost: gateway\r\n" + header + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"field\":\"" + header.split(":")[0] + "\"");
        assertThat(service("orders").calls() + service("seller").calls()).isEqualTo(before);
    }

    @Test
    void leavesOutWhatItCannotPassOnAndNobodyReads() throws Exception {
        String answer =
                raw("GET /cart HTTP/1.1\r\nHost: gateway\r\nX-City: S\u00e3o Paulo\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(service("orders").lastCall().headers()).doesNotContainKey("X-city");
    }

    @ParameterizedTest
    @CsvSource({"*/*, ''", "application/json, gzip"})
    void refusesBodiesOfUnknownKind(String type, String encoding) {
        Api.Reply reply = api().with("Content-Encoding", encoding)
                .send("POST", "/cart/items", type, "{}".getBytes(StandardCharsets.UTF_8))
                .expect(415);
        assertThat(reply.code()).isEqualTo("unsupported_media_type");
    }

    @Test
    void saysWhoCalledAndBelievesNobodyElseAboutIt() {
        api().with("X-Forwarded-For", "1.2.3.4")
                .with("X-Forwarded-Host", "evil.example")
                .with("Forwarded", "for=1.2.3.4")
                .with("X-Forwarded-Prefix", "/evil")
                .get("/cart")
                .expect(200);
        var headers = service("orders").lastCall().headers();

        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).containsExactly("localhost");
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(String.valueOf(port));
        assertThat(headers.get("Forwarded")).isNull();
        assertThat(headers.get("X-Forwarded-Prefix")).isNull();
    }

    @Test
    void carriesOneTraceThrough() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        Api.Reply reply = api().with("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .get("/cart")
                .expect(200);
        assertThat(service("orders").lastCall().headers().getFirst("Traceparent"))
                .contains(trace);
        assertThat(reply.headers().allValues("Trace-Id")).containsExactly(trace);
    }

    @Test
    void passesTokensAndKeysOnUnseen() {
        api().as("anything at all")
                .key("key-1")
                .post("/checkouts", Map.of("a", 1))
                .expect(200);
        FakeService.Call call = service("orders").lastCall();
        assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer anything at all");
        assertThat(call.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(new String(call.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void passesFormsOnAsTheyAre() {
        String basic = Base64.getEncoder().encodeToString("orders-service:secret".getBytes(StandardCharsets.UTF_8));
        byte[] form = "grant_type=client_credentials&scope=a+b%20c".getBytes(StandardCharsets.UTF_8);
        api().with("Authorization", "Basic " + basic)
                .send("POST", "/oauth2/token", "application/x-www-form-urlencoded", form)
                .expect(200);
        assertThat(service("accounts").lastCall().body()).isEqualTo(form);
        assertThat(service("accounts").lastCall().uri()).isEqualTo("/oauth2/token");
        api().send("PUT", "/cart", "application/x-www-form-urlencoded", form).expect(200);
        assertThat(service("orders").lastCall().body()).isEqualTo(form);
    }

    @Test
    void leavesProblemsAsTheServiceSaidThem() {
        String problem = "{\"code\":\"out_of_stock\",\"status\":409,\"detail\":\"as the service said it\"}";
        service("orders").on("/checkouts/refused", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            exchange.getResponseHeaders().set("Retry-After", "7");
            exchange.getResponseHeaders().set("Connection", "X-Hop");
            FakeService.answer(exchange, 409, problem);
        });
        Api.Reply reply = api().post("/checkouts/refused", Map.of()).expect(409);

        assertThat(reply.body()).isEqualTo(problem);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.headers().firstValue("Retry-After")).contains("7");
        assertThat(reply.headers().firstValue("Cache-Control")).isEmpty();
    }

    @Test
    void passesEveryKindOfAnswerOn() {
        service("catalog").on("/products/unchanged", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            FakeService.answer(exchange, 304, "");
        });
        Api.Reply unchanged =
                api().with("If-None-Match", "\"7\"").get("/products/unchanged").expect(304);
        assertThat(unchanged.headers().firstValue("ETag")).contains("\"7\"");

        service("catalog").on("/products/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/products/1");
            FakeService.answer(exchange, 308, "");
        });
        assertThat(api().get("/products/moved").expect(308).headers().firstValue("Location"))
                .contains("/products/1");

        service("orders").on("/orders/none", exchange -> FakeService.answer(exchange, 204, ""));
        assertThat(api().delete("/orders/none").expect(204).body()).isEmpty();
        assertThat(api().send("HEAD", "/search", "text/plain", new byte[0])
                        .expect(200)
                        .body())
                .isEmpty();
        assertThat(api().send("PATCH", "/cart", "text/plain", "x".getBytes(StandardCharsets.UTF_8))
                        .expect(200)
                        .text("/service"))
                .isEqualTo("orders");
    }

    @Test
    void saysThatAServiceIsAway() {
        Api.Reply reply = api().get("/prime").expect(503);
        assertThat(reply.code()).isEqualTo("unavailable");
        assertThat(reply.text("/detail")).contains("prime");
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(reply.headers().firstValue("Retry-After")).isPresent();
        api().post("/prime/memberships", Map.of("plan", "monthly")).expect(503);
    }

    @Test
    void doesNotWaitForEver() {
        CountDownLatch given = new CountDownLatch(1);
        service("ads").on("/ads/slow", exchange -> {
            try {
                given.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Api.Reply reply = api().get("/ads/slow").expect(503);
        given.countDown();
        assertThat(reply.text("/detail")).contains("ads").contains("may have carried the call out");
    }

    @Test
    void saysThatAServiceBrokeOff() {
        service("ads").on("/ads/nothing", exchange -> exchange.close());
        assertThat(api().post("/ads/nothing", Map.of()).expect(503).code()).isEqualTo("unavailable");
    }

    @Test
    void listsTheServicesForOperators() {
        Api.Reply reply = api().as(Tokens.of(AccountId.next(), Role.OPERATOR))
                .get("/operator/services")
                .expect(200);
        assertThat(reply.at("/items").size()).isEqualTo(7);
        assertThat(reply.body())
                .contains("{\"service\":\"prime\",\"status\":\"DOWN\"")
                .contains("{\"service\":\"orders\",\"status\":\"UP\"");
        api().get("/operator/services").expect(401);
        api().as(Tokens.of(AccountId.next(), Role.SHOPPER))
                .get("/operator/services")
                .expect(403);
    }

    @Test
    void limitsAnAccountThatCallsTooOften() {
        Api account = api().as(Tokens.of(AccountId.next(), Role.SHOPPER));
        Api.Reply reply = account.get("/cart").expect(200);
        for (int i = 0; i < 5000 && reply.status() == 200; i++) {
            reply = account.get("/cart");
        }
        assertThat(reply.expect(429).code()).isEqualTo("too_many_requests");
        assertThat(reply.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void isWellWhileAServiceIsAway() {
        assertThat(api().get("/actuator/health").expect(200).text("/status")).isEqualTo("UP");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
