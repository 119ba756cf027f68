package dev.flywheel.finance.provider;

import static dev.flywheel.finance.TestEntries.usd;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.flywheel.finance.provider.PaymentProvider.Result;
import dev.flywheel.finance.provider.PaymentProvider.Result.Declined;
import dev.flywheel.finance.provider.PaymentProvider.Result.Succeeded;
import dev.flywheel.finance.provider.PaymentProvider.Result.Unknown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of answer is taken for; above all what is not taken for an answer. */
class SimulatedProviderTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private HttpServer server;
    private PaymentProvider provider;
    private String request = "";

    SimulatedProviderTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider = ProviderConfiguration.simulated(new SimulatorSettings(
                URI.create("http://localhost:" + server.getAddress().getPort()), null, TIMEOUT, TIMEOUT, null));
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheKeyAndExactAmounts() {
        answers(201, "{\"id\":\"auth_1\",\"status\":\"authorized\",\"more\":1}");

        Result result = provider.authorise("key-1", usd("10.50"), "tok_approved", "order:1");

        assertThat(result).isEqualTo(new Succeeded("auth_1"));
        assertThat(request)
                .startsWith("POST /v1/authorizations key-1 ")
                .contains(
                        "\"amount\":\"10.50\"",
                        "\"currency\":\"USD\"",
                        "\"token\":\"tok_approved\"",
                        "\"reference\":\"order:1\"");
    }

    @Test
    void movesMoneyOfAnAuthorisation() {
        answers(201, "{\"id\":\"mov_1\",\"status\":\"succeeded\"}");

        assertThat(provider.capture("k", "auth_1", usd("1.00"))).isEqualTo(new Succeeded("mov_1"));
        assertThat(request).startsWith("POST /v1/authorizations/auth_1/captures k ");
        assertThat(provider.refund("k", "auth_1", usd("1.00"))).isEqualTo(new Succeeded("mov_1"));
        assertThat(request).startsWith("POST /v1/authorizations/auth_1/refunds k ");
        assertThat(provider.voidAuthorisation("k", "auth_1")).isEqualTo(new Succeeded("mov_1"));
        assertThat(request).startsWith("POST /v1/authorizations/auth_1/void k ");
        assertThat(provider.payOut("k", usd("1.00"), "seller:1", "settlement:1"))
                .isEqualTo(new Succeeded("mov_1"));
        assertThat(request).startsWith("POST /v1/payouts k ").contains("\"destination\":\"seller:1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card_declined", "insufficient_funds"})
    void aDeclineIsAnAnswer(String code) {
        answers(201, "{\"id\":\"auth_1\",\"status\":\"declined\",\"declineCode\":\"" + code + "\"}");

        assertThat(authorise()).isEqualTo(new Declined(code));
    }

    @ParameterizedTest
    @CsvSource({"400,invalid_amount", "404,unknown_authorization", "409,amount_too_large", "422,unknown_token"})
    void aRefusalIsAnAnswer(int status, String code) {
        answers(status, "{\"code\":\"" + code + "\",\"message\":\"no\"}");

        assertThat(authorise()).isEqualTo(new Declined(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 425, 429, 500, 502, 503, 504})
    void aFailureIsNone(int status) {
        answers(status, "{\"code\":\"whatever\",\"message\":\"later\"}");

        assertThat(authorise()).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", "{\"status\":\"authorized\"}", "<html>proxy</html>", "{\"id\":\"a"})
    void neitherIsAnAnswerThatCannotBeRead(String body) {
        answers(200, body);

        assertThat(authorise()).isInstanceOf(Unknown.class);
    }

    @Test
    void norARefusalSomeoneInBetweenMade() {
        answers(404, "<html>no such page</html>");

        assertThat(authorise()).isInstanceOf(Unknown.class);
    }

    @Test
    void norSilence() {
        CountDownLatch asked = new CountDownLatch(1);
        server.createContext("/", exchange -> asked.countDown());

        assertThat(authorise()).isInstanceOf(Unknown.class);
        assertThat(asked.getCount()).isZero();
    }

    @Test
    void norABrokenConnection() {
        server.createContext("/", exchange -> exchange.close());

        assertThat(authorise()).isInstanceOf(Unknown.class);
    }

    @Test
    void norAServerThatIsAway() {
        server.stop(0);

        assertThat(authorise()).isInstanceOf(Unknown.class);
    }

    private Result authorise() {
        return provider.authorise("key-1", usd("10.00"), "tok_approved", "order:1");
    }

    private void answers(int status, String body) {
        server.createContext("/", exchange -> {
            request = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", body.startsWith("<") ? "text/html" : "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
