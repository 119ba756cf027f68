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

/** Disputes, kept methods and settlement files, all of which outlive a restart. */
class DisputeTest {

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
    void disputedMoneyIsNotRefundedUntilItIsWon() throws Exception {
        String id = captured("25.00");
        String dispute = dispute(id, "20.00").text("id");
        assertThat(dispute(id, "5.01").text("code")).isEqualTo("amount_too_large");
        assertThat(shop.move("refunds", key(), id, "5.01").text("code")).isEqualTo("amount_too_large");

        assertThat(shop.post(key(), "/v1/disputes/" + dispute + "/evidence", Map.of("text", "signed"))
                        .text("status"))
                .isEqualTo("defended");
        restart();
        assertThat(shop.post(null, "/v1/faults/disputes/" + dispute + "/decision", Map.of("won", true))
                        .text("status"))
                .isEqualTo("won");
        restart();

        assertThat(shop.get("/v1/disputes/" + dispute).text("status")).isEqualTo("won");
        assertThat(shop.move("refunds", key(), id, "25.00").status()).isEqualTo(201);
        assertThat(shop.post(key(), "/v1/disputes/" + dispute + "/acceptance", Map.of())
                        .text("code"))
                .isEqualTo("decided");
    }

    @Test
    void whatIsAcceptedIsLost() throws Exception {
        String id = captured("25.00");
        String dispute = dispute(id, "25.00").text("id");
        String key = key();

        Reply lost = shop.post(key, "/v1/disputes/" + dispute + "/acceptance", Map.of());

        assertThat(lost.text("status")).isEqualTo("lost");
        assertThat(shop.post(key, "/v1/disputes/" + dispute + "/acceptance", Map.of()))
                .isEqualTo(lost);
        assertThat(shop.post(key(), "/v1/disputes/" + dispute + "/evidence", Map.of("text", "late"))
                        .text("code"))
                .isEqualTo("not_open");
        assertThat(shop.move("refunds", key(), id, "0.01").status()).isEqualTo(409);
    }

    @Test
    void badDisputesAreRefused() throws Exception {
        assertThat(dispute("unknown", "1.00").status()).isEqualTo(404);
        assertThat(shop.get("/v1/disputes/unknown").status()).isEqualTo(404);
        assertThat(shop.post(null, "/v1/faults/disputes", Map.of("amount", "1.00"))
                        .status())
                .isEqualTo(400);
        String dispute = dispute(captured("5.00"), "5.00").text("id");
        assertThat(shop.post(key(), "/v1/disputes/" + dispute + "/evidence", Map.of("text", " "))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aMethodIsKeptUnlessTheCardIsDeclined() throws Exception {
        Reply kept = shop.post(key(), "/v1/methods", Map.of("token", "tok_approved", "customer", "account:1"));

        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.text("lastFour")).isEqualTo("4242");
        assertThat(shop.post(key(), "/v1/methods", Map.of("token", "tok_declined", "customer", "account:1"))
                        .status())
                .isEqualTo(402);
        assertThat(shop.post(key(), "/v1/methods", Map.of("token", "tok_approved"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theFileSaysWhatMovedUnlessItIsTamperedWith() throws Exception {
        String id = shop.authorized(key(), "25.00");
        String capture = shop.move("captures", key(), id, "20.00").text("id");
        String refund = shop.move("refunds", key(), id, "3.00").text("id");
        String dispute = dispute(id, "5.00").text("id");
        shop.post(null, "/v1/faults/disputes/" + dispute + "/decision", Map.of("won", true));
        assertThat(moved())
                .containsExactly(
                        "capture " + capture + " 20.00",
                        "refund " + refund + " 3.00",
                        "dispute " + dispute + " 5.00",
                        "dispute_reversal " + dispute + " 5.00");

        tamper(capture, "amount");
        tamper(refund, "drop");
        tamper(dispute, "rename");
        assertThat(moved())
                .containsExactly(
                        "capture " + capture + " 20.01",
                        "dispute " + dispute + "x 5.00",
                        "dispute_reversal " + dispute + "x 5.00");
        assertThat(new SettlementFileReader(simulator.port()).read("no-day")).contains("invalid_date");
    }

    private void tamper(String reference, String change) throws Exception {
        assertThat(shop.post(null, "/v1/faults/settlements", Map.of("reference", reference, "change", change))
                        .status())
                .isEqualTo(200);
    }

    /** Yesterday's and today's lines: type, reference and amount. */
    private List<String> moved() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SettlementFileReader files = new SettlementFileReader(simulator.port());
        return Stream.of(today.minusDays(1), today)
                .flatMap(day -> files.read(day.toString()).lines().skip(1))
                .map(line -> line.split(",", -1))
                .map(fields -> fields[0] + " " + fields[1] + " " + fields[4])
                .toList();
    }

    private String captured(String amount) throws Exception {
        String id = shop.authorized(key(), amount);
        shop.move("captures", key(), id, amount);
        return id;
    }

    private Reply dispute(String authorization, String amount) throws Exception {
        return shop.post(
                null,
                "/v1/faults/disputes",
                Map.of("authorization", authorization, "amount", amount, "reason", "fraudulent"));
    }

    private void restart() {
        simulator.close();
        start();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
