package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.simulator.Shop.Reply;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refunds that were made and did not arrive in the end. */
class BounceTest {

    @TempDir
    Path folder;

    private PaymentSimulator simulator;
    private Shop shop;

    @BeforeEach
    void start() {
        simulator =
                PaymentSimulator.start(new PaymentSimulator.Config(0, folder.resolve("payments.journal"), null, null));
        shop = new Shop(simulator.port());
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void itsMoneyIsTheShopsAgainOnce() throws Exception {
        String id = shop.authorized(key(), "25.00");
        shop.move("captures", key(), id, "25.00");
        String key = key();
        Reply made = shop.move("refunds", key, id, "20.00");
        String refund = made.text("id");
        assertThat(shop.get("/v1/refunds/" + refund).text("status")).isEqualTo("succeeded");
        assertThat(shop.move("refunds", key(), id, "5.01").text("code")).isEqualTo("amount_too_large");

        Reply bounced = bounce(refund);
        assertThat(bounced.text("status")).isEqualTo("failed");
        assertThat(bounced.text("failureReason")).isEqualTo("expired_or_canceled_card");
        assertThat(bounced.text("idempotencyKey")).isEqualTo(key);
        assertThat(bounce(refund)).isEqualTo(bounced);
        restart();

        assertThat(shop.get("/v1/refunds/" + refund).text("status")).isEqualTo("failed");
        assertThat(shop.move("refunds", key, id, "20.00"))
                .as("a key is answered as at first")
                .isEqualTo(made);
        assertThat(shop.get("/v1/authorizations/" + id).text("refunded")).isEqualTo("0.00");
        assertThat(shop.get("/v1/records")
                        .body()
                        .at("/authorizations/0/refunds/0/status")
                        .asString())
                .isEqualTo("failed");
        String again = shop.move("refunds", key(), id, "25.00").text("id");
        assertThat(moved())
                .containsExactly(
                        "refund " + refund + " 20.00",
                        "refund " + again + " 25.00",
                        "refund_failure " + refund + " 20.00");
    }

    @Test
    void onlyARefundBounces() throws Exception {
        assertThat(bounce("unknown").status()).isEqualTo(404);
        assertThat(shop.get("/v1/refunds/unknown").status()).isEqualTo(404);
        assertThat(shop.post(null, "/v1/faults/bounces", Map.of()).status()).isEqualTo(400);
        String id = shop.authorized(key(), "25.00");
        assertThat(bounce(shop.move("captures", key(), id, "25.00").text("id")).status())
                .isEqualTo(404);
    }

    private Reply bounce(String refund) throws Exception {
        return shop.post(null, "/v1/faults/bounces", Map.of("refund", refund));
    }

    /** Yesterday's and today's lines that are no captures: type, reference and amount. */
    private List<String> moved() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SettlementFileReader files = new SettlementFileReader(simulator.port());
        return Stream.of(today.minusDays(1), today)
                .flatMap(day -> files.read(day.toString()).lines().skip(1))
                .map(line -> line.split(",", -1))
                .filter(fields -> !fields[0].equals("capture"))
                .map(fields -> fields[0] + " " + fields[1] + " " + fields[4])
                .toList();
    }

    private void restart() {
        simulator.close();
        start();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
