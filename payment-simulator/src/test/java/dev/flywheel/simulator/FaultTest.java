package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.simulator.Shop.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is ordered to go wrong, and tok_timeout. Whatever it is, repeating the key ends with one effect. */
class FaultTest {

    private static final long SOON = 100;
    private static final long NEVER_IN_THIS_TEST = 60_000;

    private PaymentSimulator simulator;
    private Shop shop;

    @BeforeEach
    void start() {
        start(Duration.ofMillis(SOON));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void capturesAndThenTimesOut() throws Exception {
        String id = shop.authorized("a", "10.00");
        shop.fault("capture", "timeout_after", 1, NEVER_IN_THIS_TEST);
        CompletableFuture<Reply> late = inBackground(() -> shop.move("captures", "c", id, "10.00"));
        awaitCaptured(id, "10.00");

        Reply repeated = shop.move("captures", "c", id, "10.00");

        assertThat(repeated.status()).isEqualTo(201);
        assertThat(late).isNotDone();
        assertThat(shop.get("/v1/authorizations/" + id).text("captured")).isEqualTo("10.00");
    }

    @Test
    void timesOutWithoutCapturing() throws Exception {
        String id = shop.authorized("a", "10.00");
        shop.fault("capture", "timeout_before", 1, SOON);

        Reply late = shop.move("captures", "c", id, "10.00");

        assertThat(late.status()).isEqualTo(503);
        assertThat(shop.get("/v1/requests/c").status()).isEqualTo(404);
        assertThat(shop.get("/v1/authorizations/" + id).text("captured")).isEqualTo("0.00");
        assertThat(shop.move("captures", "c", id, "10.00").status()).isEqualTo(201);
    }

    @Test
    void failsAsOftenAsOrdered() throws Exception {
        shop.fault("authorize", "error", 2, 0);

        assertThat(shop.authorize("a", "1.00", "tok_approved").status()).isEqualTo(500);
        assertThat(shop.get("/v1/faults")
                        .body()
                        .path("items")
                        .path(0)
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(shop.authorize("a", "1.00", "tok_approved").status()).isEqualTo(500);
        assertThat(shop.authorize("a", "1.00", "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void declinesEachOperationForGood() throws Exception {
        String id = shop.authorized("a", "10.00");
        shop.move("captures", "c0", id, "5.00");
        for (String operation : new String[] {"authorize", "capture", "refund", "void", "payout"}) {
            shop.fault(operation, "decline", 1, 0);
        }

        assertThat(shop.authorize("b", "1.00", "tok_approved").text("declineCode"))
                .isEqualTo("card_declined");
        Reply capture = shop.move("captures", "c", id, "1.00");
        assertThat(capture.status()).isEqualTo(402);
        assertThat(capture.text("code")).isEqualTo("declined");
        assertThat(shop.move("captures", "c", id, "1.00")).isEqualTo(capture);
        assertThat(shop.move("refunds", "r", id, "1.00").status()).isEqualTo(402);
        assertThat(shop.post("v", "/v1/authorizations/" + id + "/void", Map.of())
                        .status())
                .isEqualTo(402);
        assertThat(shop.post(
                                "p",
                                "/v1/payouts",
                                Map.of("amount", "1", "currency", "USD", "destination", "d", "reference", "r"))
                        .status())
                .isEqualTo(402);
        assertThat(shop.get("/v1/authorizations/" + id).text("captured")).isEqualTo("5.00");
    }

    @Test
    void forgetsOrdersWhenTold() throws Exception {
        shop.fault("authorize", "error", 5, 0);
        shop.send("DELETE", null, "/v1/faults", null);

        assertThat(shop.authorize("a", "1.00", "tok_approved").status()).isEqualTo(201);
    }

    @Test
    void refusesOrdersThatMakeNoSense() throws Exception {
        assertThat(shop.fault("authorize", "explode", 1, 0).status()).isEqualTo(400);
        assertThat(shop.fault("everything", "error", 1, 0).status()).isEqualTo(400);
        assertThat(shop.fault("authorize", "error", 0, 0).status()).isEqualTo(400);
        assertThat(shop.fault("authorize", "error", 1, -1).status()).isEqualTo(400);
        assertThat(shop.post(null, "/v1/faults", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void answersALateTokenThatWasDoneInTime() throws Exception {
        String key = keyThatIsDoneInTime(true);

        Reply late = shop.authorize(key, "9.00", "tok_timeout");

        assertThat(late.status()).isEqualTo(201);
        assertThat(late.text("status")).isEqualTo("authorized");
    }

    @Test
    void failsALateTokenThatWasNotDoneInTimeOnceOnly() throws Exception {
        String key = keyThatIsDoneInTime(false);

        assertThat(shop.authorize(key, "9.00", "tok_timeout").status()).isEqualTo(503);
        assertThat(shop.get("/v1/requests/" + key).status()).isEqualTo(404);
        assertThat(shop.authorize(key, "9.00", "tok_timeout").status()).isEqualTo(201);
    }

    @Test
    void answersARepetitionAtOnceWhileTheFirstCallIsStillLate() throws Exception {
        simulator.close();
        start(Duration.ofMillis(NEVER_IN_THIS_TEST));
        for (boolean doneInTime : new boolean[] {true, false}) {
            String key = keyThatIsDoneInTime(doneInTime);
            CompletableFuture<Reply> late = inBackground(() -> shop.authorize(key, "9.00", "tok_timeout"));
            awaitFirstCall(key, doneInTime);

            Reply repeated = shop.authorize(key, "9.00", "tok_timeout");

            assertThat(repeated.status()).isEqualTo(201);
            assertThat(late).isNotDone();
            assertThat(shop.get("/v1/authorizations?reference=order-" + key)
                            .body()
                            .path("items"))
                    .hasSize(1);
        }
    }

    @Test
    void givesTheFirstCallWhatTheRepetitionGot() throws Exception {
        simulator.close();
        start(Duration.ofSeconds(3));
        String key = keyThatIsDoneInTime(false);
        CompletableFuture<Reply> late = inBackground(() -> shop.authorize(key, "9.00", "tok_timeout"));
        awaitFirstCall(key, false);

        Reply repeated = shop.authorize(key, "9.00", "tok_timeout");

        assertThat(late.get()).isEqualTo(repeated);
    }

    private void start(Duration timeout) {
        simulator = PaymentSimulator.start(new PaymentSimulator.Config(0, null, null, null).timeoutDelay(timeout));
        shop = new Shop(simulator.port());
    }

    private void awaitCaptured(String id, String amount) throws Exception {
        Waiting.until(
                () -> shop.get("/v1/authorizations/" + id).text("captured").equals(amount));
    }

    /** The one that is done can be seen; for the other it is enough that the server has taken the call. */
    private void awaitFirstCall(String key, boolean done) throws Exception {
        if (done) {
            Waiting.until(() -> shop.get("/v1/requests/" + key).status() == 200);
        } else {
            Waiting.until(() -> simulator.hasTimedOut(key));
        }
    }

    private static String keyThatIsDoneInTime(boolean wanted) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> "key-" + i)
                .filter(key -> Processor.isDoneInTime(key) == wanted)
                .findFirst()
                .orElseThrow();
    }

    private interface Asked {
        Reply ask() throws Exception;
    }

    private static CompletableFuture<Reply> inBackground(Asked asked) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                reply.complete(asked.ask());
            } catch (Exception failed) {
                reply.completeExceptionally(failed);
            }
        });
        return reply;
    }
}
