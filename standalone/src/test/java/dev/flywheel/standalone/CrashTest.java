package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.simulator.PaymentSimulator;
import dev.flywheel.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole JVM is killed in the middle of two hundred checkouts and started again on its data. The payment provider is
 * never killed, and it is the judge: every order is placed with its money authorised once, or cancelled with none kept.
 */
class CrashTest {

    private static final int PORT = 19080;
    private static final int SHOPPERS = 20;
    private static final int CHECKOUTS_EACH = 10;
    private static final String PASSWORD = "a password for the crash";

    @Test
    void everyOrderIsPlacedOrCancelledAfterAKill(@TempDir Path folder) throws Exception {
        try (PaymentSimulator provider = PaymentSimulator.start(
                new PaymentSimulator.Config(0, folder.resolve("provider.journal"), null, null))) {
            List<String> paying = List.of("--payments-url", "http://localhost:" + provider.port());
            Map<String, String> acknowledged = new ConcurrentHashMap<>();
            try (OwnProcess first = OwnProcess.start(folder, PORT, PASSWORD, paying)) {
                String offer = stock();
                killInTheMiddle(first, shoppers(), offer, acknowledged);
            }
            assertThat(acknowledged.size())
                    .as("the kill came in the middle")
                    .isBetween(1, SHOPPERS * CHECKOUTS_EACH - 1);
            try (OwnProcess second = OwnProcess.start(folder, PORT, PASSWORD, paying)) {
                judge(provider, acknowledged);
                assertThat(second.stops()).as("stops when told").isTrue();
            }
        }
    }

    private static void killInTheMiddle(
            OwnProcess victim, List<Api> shoppers, String offer, Map<String, String> acknowledged)
            throws InterruptedException {
        AtomicInteger answers = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Api shopper : shoppers) {
                threads.submit(() -> buyAgainAndAgain(shopper, offer, acknowledged, answers));
            }
            Eventually.await(Duration.ofSeconds(120), () -> answers.get() >= SHOPPERS * CHECKOUTS_EACH / 4);
            victim.kill();
        }
    }

    private static void buyAgainAndAgain(
            Api shopper, String offer, Map<String, String> acknowledged, AtomicInteger answers) {
        for (int i = 0; i < CHECKOUTS_EACH; i++) {
            try {
                shopper.put("/cart", Map.of("items", World.items(offer, 1)));
                Api.Reply reply = shopper.key("crash-" + i)
                        .post("/checkouts", Map.of("shipTo", World.seattle(), "paymentToken", "tok_approved"));
                if (reply.status() == 201) {
                    acknowledged.put(reply.text("/orderId"), reply.body());
                    answers.incrementAndGet();
                }
            } catch (RuntimeException connectionLost) {
                return;
            }
        }
    }

    private static void judge(PaymentSimulator provider, Map<String, String> acknowledged) {
        Api operator = OwnProcess.signIn(PORT, "operator@flywheel.local", PASSWORD);
        Map<String, String> orders = new HashMap<>();
        Eventually.passes(Duration.ofSeconds(90), () -> {
            orders.clear();
            orders.putAll(orders(operator));
            assertThat(orders.values()).isNotEmpty().isSubsetOf("PLACED", "CANCELLED");
        });
        assertThat(orders.keySet()).as("nothing acknowledged is lost").containsAll(acknowledged.keySet());
        Map<String, Integer> kept = new HashMap<>();
        Api.onPort(provider.port())
                .get("/v1/records")
                .expect(200)
                .at("/authorizations")
                .values()
                .forEach(one -> {
                    if (one.at("/authorization/status").asString().equals("authorized")
                            && !one.at("/authorization/voided").asBoolean()) {
                        kept.merge(
                                one.at("/authorization/reference").asString().replace("order:", ""), 1, Integer::sum);
                    }
                });
        orders.forEach((order, status) -> assertThat(kept.getOrDefault(order, 0))
                .as("authorisations kept for %s, which is %s", order, status)
                .isEqualTo(status.equals("PLACED") ? 1 : 0));
        assertThat(orders.keySet())
                .as("no money held for an order that is not there")
                .containsAll(kept.keySet());
        JsonNode stock = operator.get("/operator/inventory").expect(200).at("/items/0");
        long placed = orders.values().stream().filter("PLACED"::equals).count();
        assertThat(stock.at("/held").asLong())
                .as("held is what placed orders hold")
                .isEqualTo(placed);
        assertThat(operator.get("/operator/trial-balance")
                        .expect(200)
                        .at("/balanced")
                        .asBoolean())
                .isTrue();
    }

    private static Map<String, String> orders(Api operator) {
        Map<String, String> orders = new HashMap<>();
        String cursor = "";
        do {
            Api.Reply page = operator.get("/operator/orders?limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.at("/items")
                    .values()
                    .forEach(order -> orders.put(
                            order.at("/orderId").asString(), order.at("/status").asString()));
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return orders;
    }

    private static String stock() {
        Api operator = OwnProcess.signIn(PORT, "operator@flywheel.local", PASSWORD);
        String csv = "sku,title,price,currency,quantity,condition\nCR-1,Crash test dummy,10.00,USD,1000,new\n";
        Api.Reply taken = operator.send("POST", "/operator/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expect(202);
        Eventually.await(
                Duration.ofSeconds(30),
                () -> operator.get("/operator/imports/" + taken.text("/id"))
                        .text("/status")
                        .equals("COMPLETED"));
        return operator.get("/operator/inventory").expect(200).text("/items/0/offerId");
    }

    private static List<Api> shoppers() {
        List<Api> shoppers = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            String email = "crash" + i + "@scenario.example";
            Api.onPort(PORT)
                    .post("/accounts", Map.of("email", email, "password", PASSWORD, "name", "Crash"))
                    .expect(201);
            shoppers.add(OwnProcess.signIn(PORT, email, PASSWORD));
        }
        return shoppers;
    }
}
