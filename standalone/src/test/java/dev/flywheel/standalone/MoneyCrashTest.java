package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.simulator.PaymentSimulator;
import dev.flywheel.testing.Eventually;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole JVM is killed again and again while parcels leave and while returns are received, and started on its data; whoever
 * waited for an answer asks again with his key. The payment provider is never killed, and it is the judge: each parcel is
 * captured once and each return refunded once. {@code -Dcrash.kills=20 -Dcrash.seed=…} kills more, elsewhere.
 */
class MoneyCrashTest {

    private static final int PORT = 19280;
    private static final int ORDERS = 40;
    private static final int STOCK = 1_000;
    /** Money moves this often, so a kill among so many answers is in the middle. */
    private static final int ANSWERS = ORDERS * Journey.UNITS * 2;

    private static final String SHOPPER = "money@scenario.example";
    private static final String PASSWORD = "a password for the crash";

    private final Random random = new Random(Long.getLong("crash.seed", 7));
    private final AtomicInteger unanswered = new AtomicInteger();

    @Test
    void everythingIsTakenAndGivenBackOnceHoweverOftenItIsKilled(@TempDir Path folder) throws Exception {
        int kills = Integer.getInteger("crash.kills", 2);
        try (PaymentSimulator provider = PaymentSimulator.start(
                new PaymentSimulator.Config(0, folder.resolve("provider.journal"), null, null))) {
            List<String> paying = List.of("--payments-url", "http://localhost:" + provider.port());
            List<Journey> journeys = new ArrayList<>();
            for (int life = 0; life < kills; life++) {
                try (OwnProcess victim = OwnProcess.start(folder, PORT, PASSWORD, paying)) {
                    if (life == 0) {
                        journeys.addAll(orders());
                    }
                    killInTheMiddle(victim, journeys, kills - life);
                }
            }
            assertThat(unanswered).as("calls that a kill cut off").hasPositiveValue();
            try (OwnProcess last = OwnProcess.start(folder, PORT, PASSWORD, paying)) {
                goOn(journeys, new AtomicLong(Long.MAX_VALUE), () -> {});
                judge(provider, journeys);
                System.out.println(kills + " kills cut " + unanswered + " calls off; " + ORDERS + " orders, "
                        + ORDERS * Journey.UNITS + " captures and as many refunds, each once");
                assertThat(last.stops()).as("stops when told").isTrue();
            }
        }
    }

    /** Somewhere in this life's share of what is still to be done. */
    private void killInTheMiddle(OwnProcess victim, List<Journey> journeys, int lives) throws Exception {
        int left = ANSWERS - journeys.stream().mapToInt(Journey::moved).sum();
        long after = 1 + random.nextInt(Math.max(1, left / (lives + 1)));
        goOn(journeys, new AtomicLong(after), () -> {
            try {
                victim.kill();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** All at once, until all is done or nobody answers any more. */
    private void goOn(List<Journey> journeys, AtomicLong untilTheKill, Runnable kill) throws Exception {
        Api operator = operator();
        Api shopper = OwnProcess.signIn(PORT, SHOPPER, PASSWORD);
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Future<?>> all = new ArrayList<>();
            for (Journey journey : journeys) {
                all.add(threads.submit(() -> {
                    try {
                        journey.goOn(shopper, operator, () -> {
                            if (untilTheKill.decrementAndGet() == 0) {
                                kill.run();
                            }
                        });
                    } catch (UncheckedIOException killed) {
                        // Who could not even ask was not cut off.
                        unanswered.addAndGet(killed.getCause() instanceof ConnectException ? 0 : 1);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static void judge(PaymentSimulator provider, List<Journey> journeys) {
        Api operator = operator();
        JsonNode records =
                Api.onPort(provider.port()).get("/v1/records").expect(200).at("/authorizations");
        for (Journey journey : journeys) {
            assertThat(journey.isOver())
                    .as("%s came to its end", journey.order())
                    .isTrue();
            List<JsonNode> its = records.valueStream()
                    .filter(one -> one.at("/authorization/reference").asString().equals("order:" + journey.order()))
                    .toList();
            assertThat(its).as("authorisations of %s", journey.order()).hasSize(1);
            JsonNode payment = its.getFirst();
            assertThat(payment.at("/captures"))
                    .as("captures of %s", journey.order())
                    .hasSize(Journey.UNITS);
            assertThat(payment.at("/refunds"))
                    .as("refunds of %s", journey.order())
                    .hasSize(Journey.UNITS);
            assertThat(payment.at("/authorization/captured").asString()).isEqualTo(journey.total());
            BigDecimal back = operator.get("/orders/" + journey.order() + "/returns")
                    .expect(200)
                    .at("/items")
                    .valueStream()
                    .peek(one -> assertThat(one.at("/status").asString()).isEqualTo("REFUNDED"))
                    .map(one -> new BigDecimal(one.at("/refund/amount").asString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(payment.at("/authorization/refunded").asString()).isEqualTo(back.toPlainString());
            Eventually.passes(
                    Duration.ofSeconds(30),
                    () -> assertThat(operator.get("/orders/" + journey.order() + "/money-trace")
                                    .at("/addsUp")
                                    .asBoolean(false))
                            .as("the trace of %s adds up", journey.order())
                            .isTrue());
        }
        assertThat(operator.get("/operator/trial-balance")
                        .expect(200)
                        .at("/balanced")
                        .asBoolean())
                .isTrue();
        JsonNode stock = operator.get("/operator/inventory").expect(200).at("/items/0");
        assertThat(stock.at("/onHand").asInt()).as("all came back").isEqualTo(STOCK);
        assertThat(stock.at("/held").asInt()).isZero();
        assertThat(ledger(operator, stock.at("/sku").asString(), "onHand")).isEqualTo(STOCK);
        assertThat(ledger(operator, stock.at("/sku").asString(), "held")).isZero();
        assertThat(ledger(operator, stock.at("/sku").asString(), "picked")).isZero();
    }

    private static int ledger(Api operator, String sku, String count) {
        int sum = 0;
        String cursor = "";
        do {
            Api.Reply page = operator.get("/operator/inventory/" + sku + "/ledger?limit=100"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            sum += page.at("/items")
                    .valueStream()
                    .mapToInt(entry -> entry.at("/" + count).asInt())
                    .sum();
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return sum;
    }

    private List<Journey> orders() throws Exception {
        String offer = stock();
        Api.onPort(PORT)
                .post("/accounts", Map.of("email", SHOPPER, "password", PASSWORD, "name", "Crash"))
                .expect(201);
        Api shopper = OwnProcess.signIn(PORT, SHOPPER, PASSWORD);
        return Stream.iterate(0, number -> number < ORDERS, number -> number + 1)
                .map(number -> {
                    Eventually.passes(
                            Duration.ofSeconds(20),
                            () -> shopper.put("/cart", Map.of("items", World.items(offer, Journey.UNITS)))
                                    .expect(200));
                    return new Journey(shopper.key("money-" + number)
                            .post("/checkouts", Map.of("shipTo", World.seattle(), "paymentToken", "tok_approved"))
                            .expect(201));
                })
                .toList();
    }

    private static String stock() {
        Api operator = operator();
        String csv = "sku,title,price,currency,quantity,condition\nMC-1,Crash test dummy,10.00,USD," + STOCK + ",new\n";
        Api.Reply taken = operator.send("POST", "/operator/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expect(202);
        Eventually.await(
                Duration.ofSeconds(30),
                () -> operator.get("/operator/imports/" + taken.text("/id"))
                        .text("/status")
                        .equals("COMPLETED"));
        return operator.get("/operator/inventory").expect(200).text("/items/0/offerId");
    }

    private static Api operator() {
        return OwnProcess.signIn(PORT, "operator@flywheel.local", PASSWORD);
    }
}
