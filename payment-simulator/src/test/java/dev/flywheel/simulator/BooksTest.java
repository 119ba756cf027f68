package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
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
