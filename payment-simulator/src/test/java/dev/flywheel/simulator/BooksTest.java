package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept between starts. */
class BooksTest {

    @TempDir
    private Path directory;

    @Test
    void knowsEverythingAgainAfterAStart() throws Exception {
        Shop.Reply records;
        Shop.Reply refused;
        try (PaymentSimulator simulator = start()) {
            Shop shop = new Shop(simulator.port());
            String id = shop.authorized("a", "10.00");
            shop.move("captures", "c", id, "6.00");
            shop.move("refunds", "r", id, "1.00");
            refused = shop.move("captures", "c2", id, "6.00");
            shop.authorize("d", "3.00", "tok_declined");
            shop.post(
                    "p",
                    "/v1/payouts",
                    Map.of("amount", "500", "currency", "JPY", "destination", "d", "reference", "s"));
            records = shop.get("/v1/records");
        }
        try (PaymentSimulator simulator = start()) {
            Shop shop = new Shop(simulator.port());
            assertThat(shop.get("/v1/records")).isEqualTo(records);
            String id = shop.authorized("a", "10.00");
            assertThat(shop.move("captures", "c2", id, "6.00")).isEqualTo(refused);
            assertThat(shop.move("captures", "c3", id, "4.00").status()).isEqualTo(201);
        }
    }

    @Test
    void startsWithATornLastLineButNotWithADamagedOne() throws Exception {
        try (PaymentSimulator simulator = start()) {
            new Shop(simulator.port()).authorized("a", "10.00");
        }
        Path journal = directory.resolve("journal");
        Files.writeString(journal, "{\"command\":{\"key\":\"b\",", StandardOpenOption.APPEND);
        try (PaymentSimulator simulator = start()) {
            assertThat(new Shop(simulator.port()).get("/v1/requests/a").status())
                    .isEqualTo(200);
        }
        Files.writeString(journal, "{\"command\":\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void remembersEveryAnswerWhenItStopsInTheMiddleOfWork() throws Exception {
        Map<String, Shop.Reply> answered = new ConcurrentHashMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            PaymentSimulator simulator = start();
            Shop shop = new Shop(simulator.port());
            for (int client = 0; client < 8; client++) {
                String name = "client-" + client;
                clients.submit(() -> authorizeUntilTheEnd(shop, name, answered));
            }
            Waiting.until(() -> answered.size() > 100);
            simulator.close();
        }
        try (PaymentSimulator simulator = start()) {
            Shop shop = new Shop(simulator.port());
            for (Map.Entry<String, Shop.Reply> answer : answered.entrySet()) {
                assertThat(shop.authorize(answer.getKey(), "1.00", "tok_approved"))
                        .isEqualTo(answer.getValue());
            }
        }
    }

    @Test
    void stopsAtOnceWhileACallIsLateAndKeepsWhatItDid() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            PaymentSimulator simulator = start();
            Shop shop = new Shop(simulator.port());
            shop.fault("authorize", "timeout_after", 1, 60_000);
            Future<Shop.Reply> late = clients.submit(() -> shop.authorize("late", "1.00", "tok_approved"));
            Waiting.until(() -> shop.get("/v1/requests/late").status() == 200);
            simulator.close();
            Waiting.until(late::isDone);
        }
        try (PaymentSimulator simulator = start()) {
            Shop shop = new Shop(simulator.port());
            assertThat(shop.authorize("late", "1.00", "tok_approved").status()).isEqualTo(201);
            assertThat(shop.get("/v1/records").body().path("authorizations")).hasSize(1);
        }
    }

    private static Void authorizeUntilTheEnd(Shop shop, String name, Map<String, Shop.Reply> answered)
            throws Exception {
        for (int i = 0; ; i++) {
            String key = name + "-" + i;
            Shop.Reply reply = shop.authorize(key, "1.00", "tok_approved");
            if (reply.status() == 201) {
                answered.put(key, reply);
            }
        }
    }

    @Test
    void sharesItsJournalWithNobody() {
        try (PaymentSimulator simulator = start()) {
            assertThat(simulator.port()).isPositive();
            assertThatThrownBy(this::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
    }

    private PaymentSimulator start() {
        return PaymentSimulator.start(new PaymentSimulator.Config(0, directory.resolve("journal"), null, null));
    }
}
