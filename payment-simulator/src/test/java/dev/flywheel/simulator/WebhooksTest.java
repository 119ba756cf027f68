package dev.flywheel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final String SECRET = "a secret of both";

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer receiver;
    private PaymentSimulator simulator;
    private Shop shop;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hooks", this::receive);
        receiver.start();
        simulator = PaymentSimulator.start(new PaymentSimulator.Config(
                0, null, "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks", SECRET));
        shop = new Shop(simulator.port());
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.stop(0);
    }

    @Test
    void tellsOfEveryChangeSigned() throws Exception {
        String id = shop.authorized("a", "10.00");
        shop.move("captures", "c", id, "6.00");
        String refund = shop.move("refunds", "r", id, "1.00").text("id");
        shop.post("v", "/v1/authorizations/" + id + "/void", Map.of());
        shop.post("p", "/v1/payouts", Map.of("amount", "1", "currency", "USD", "destination", "d", "reference", "s"));
        shop.post(null, "/v1/faults/bounces", Map.of("refund", refund));
        Waiting.until(() -> received.size() == 6);

        assertThat(received)
                .extracting(Received::type)
                .containsExactlyInAnyOrder(
                        "payment.authorized",
                        "payment.captured",
                        "payment.refunded",
                        "payment.voided",
                        "payout.paid",
                        "refund.failed");
        assertThat(received).allMatch(Received::isGenuine);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(6);
        assertThat(received)
                .filteredOn(event -> event.type().equals("refund.failed"))
                .extracting(event -> event.event().key())
                .containsExactly("r");
        Received capture = received.stream()
                .filter(event -> event.type().equals("payment.captured"))
                .findFirst()
                .orElseThrow();
        assertThat(capture.event().key()).isEqualTo("c");
        assertThat(capture.event().data().path("amount").asString()).isEqualTo("6.00");
    }

    @Test
    void tellsNothingOfWhatDidNotHappenOrHappenedBefore() throws Exception {
        shop.authorize("declined", "1.00", "tok_declined");
        String id = shop.authorized("a", "1.00");
        shop.authorize("a", "1.00", "tok_approved");
        shop.move("captures", "too-much", id, "2.00");
        shop.move("captures", "last", id, "1.00");
        Waiting.until(() -> received.stream().anyMatch(event -> event.type().equals("payment.captured")));
        Waiting.until(() -> received.size() == 2);

        assertThat(received).extracting(event -> event.event().key()).containsExactlyInAnyOrder("a", "last");
    }

    @Test
    void triesAgainUntilItIsTaken() throws Exception {
        refusals.set(2);
        shop.authorized("a", "1.00");
        Waiting.until(() -> received.size() == 3);

        assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
    }

    @Test
    void deliversTwiceWhenOrdered() throws Exception {
        shop.post(null, "/v1/faults/webhooks", Map.of("count", 1));
        shop.authorized("a", "1.00");
        Waiting.until(() -> received.size() == 2);

        assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
    }

    @Test
    void holdsNobodyUpWhenTheReceiverIsGone() throws Exception {
        receiver.stop(0);

        assertThat(shop.authorize("a", "1.00", "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void needsASecret() {
        assertThatThrownBy(() -> new PaymentSimulator.Config(0, null, "http://localhost/hooks", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret");
    }

    @Test
    void signsAsDocumented() {
        assertThat(new Webhooks.Signature("key").of(Instant.ofEpochSecond(1_700_000_000), "{}".getBytes(UTF_8)))
                .isEqualTo("t=1700000000,v1=" + Hmac.hex("key", "1700000000.{}".getBytes(UTF_8)));
        // RFC 4231, test case 2
        assertThat(Hmac.hex("Jefe", "what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8)))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(
                    new Received(String.valueOf(exchange.getRequestHeaders().getFirst("Flywheel-Signature")), body));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 204, -1);
        }
    }

    private record Received(String signature, String body) {

        Webhooks.Event event() {
            return Json.read(body, Webhooks.Event.class);
        }

        String id() {
            return event().id();
        }

        String type() {
            return event().type();
        }

        boolean isGenuine() {
            String time = signature.substring(2, signature.indexOf(','));
            return signature.equals("t=" + time + ",v1=" + Hmac.hex(SECRET, (time + "." + body).getBytes(UTF_8)));
        }
    }
}
