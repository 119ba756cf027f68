package dev.flywheel.finance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.flywheel.client.Api;
import dev.flywheel.simulator.PaymentSimulator;
import dev.flywheel.simulator.PaymentSimulator.Config;
import dev.flywheel.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * The simulated processor of the tests: its records are the judge of what really happened. Its webhooks are kept, for a
 * test to deliver when and as often as it likes.
 */
public final class Simulator {

    public static final String SECRET = "whsec-of-tests";

    private static final List<Webhook> WEBHOOKS = new CopyOnWriteArrayList<>();
    private static final HttpServer MAILBOX = mailbox();
    private static final PaymentSimulator PROCESSOR = PaymentSimulator.start(
            new Config(0, null, "http://localhost:" + MAILBOX.getAddress().getPort() + "/", SECRET)
                    .timeoutDelay(Duration.ofSeconds(4)));

    private Simulator() {}

    public static String url() {
        return "http://localhost:" + PROCESSOR.port();
    }

    /** Orders what goes wrong with the next calls of an operation; what is answered late is so after our timeout. */
    public static void fault(String operation, String mode, int count) {
        Api.onPort(PROCESSOR.port())
                .post("/v1/faults", Map.of("operation", operation, "mode", mode, "count", count, "delayMillis", 2_500))
                .expect(200);
    }

    /** Does the step that a payment waits for, or fails it. */
    public static void step(String url, String what) {
        Api.at(url).post("/" + what, null).expect(200);
    }

    /** Ends the time of an authorisation. */
    public static void expire(String authorisation) {
        Api.onPort(PROCESSOR.port())
                .post("/v1/faults/expirations", Map.of("authorization", authorisation))
                .expect(200);
    }

    /** A bank does not take a refund in the end. */
    public static void bounce(String refund) {
        Api.onPort(PROCESSOR.port())
                .post("/v1/faults/bounces", Map.of("refund", refund))
                .expect(200);
    }

    /** A bank takes captured money back; the dispute's name. */
    public static String dispute(String authorisation, String amount) {
        return Api.onPort(PROCESSOR.port())
                .post(
                        "/v1/faults/disputes",
                        Map.of("authorization", authorisation, "amount", amount, "reason", "fraudulent"))
                .expect(200)
                .text("/id");
    }

    /** The bank decides. */
    public static void decide(String dispute, boolean won) {
        Api.onPort(PROCESSOR.port())
                .post("/v1/faults/disputes/" + dispute + "/decision", Map.of("won", won))
                .expect(200);
    }

    /** Changes a line of the settlement file: drop, amount or rename. */
    public static void tamper(String reference, String change) {
        Api.onPort(PROCESSOR.port())
                .post("/v1/faults/settlements", Map.of("reference", reference, "change", change))
                .expect(200);
    }

    public static void forgetFaults() {
        Api.onPort(PROCESSOR.port()).delete("/v1/faults").expect(200);
    }

    /** The authorisations held for a reference, with everything that was done to them. */
    public static List<JsonNode> authorisations(String reference) {
        return records("/authorizations").stream()
                .filter(detail ->
                        detail.at("/authorization/reference").asString().equals(reference))
                .toList();
    }

    /** The payouts made for a reference. */
    public static List<JsonNode> payouts(String reference) {
        return records("/payouts").stream()
                .filter(payout -> payout.at("/reference").asString().equals(reference))
                .toList();
    }

    /** Signs as the processor does. */
    public static String signature(Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signed = at.getEpochSecond() + "." + body;
            byte[] hmac = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(hmac);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The webhook of a call, as soon as the processor has sent it. */
    public static Webhook webhook(String providerKey) {
        Eventually.await(Duration.ofSeconds(10), () -> find(providerKey).size() == 1);
        return find(providerKey).getFirst();
    }

    /** The webhook of one type about a call, as soon as the processor has sent it. */
    public static Webhook webhook(String providerKey, String type) {
        Eventually.await(Duration.ofSeconds(10), () -> ofType(providerKey, type).size() == 1);
        return ofType(providerKey, type).getFirst();
    }

    private static List<Webhook> ofType(String providerKey, String type) {
        return find(providerKey).stream()
                .filter(webhook -> webhook.body.contains("\"" + type + "\""))
                .toList();
    }

    private static List<Webhook> find(String providerKey) {
        return WEBHOOKS.stream()
                .filter(webhook -> webhook.body.contains("\"" + providerKey + "\""))
                .toList();
    }

    private static List<JsonNode> records(String part) {
        return List.copyOf(Api.onPort(PROCESSOR.port())
                .get("/v1/records")
                .expect(200)
                .at(part)
                .valueStream()
                .toList());
    }

    private static HttpServer mailbox() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", Simulator::keep);
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void keep(HttpExchange exchange) throws IOException {
        try (exchange) {
            WEBHOOKS.add(new Webhook(
                    exchange.getRequestHeaders().getFirst("Flywheel-Signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** What the processor told, and how it signed it. */
    public record Webhook(String signature, String body) {}
}
