package dev.flywheel.finance.reconciliation;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Simulator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The processor's file against ours, tampered with. */
@SuppressWarnings("NullAway.Init")
class ReconciliationTest extends FinanceServiceTest {

    /** By the world's clock, as the processor's. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    private Reconciliations reconciliations;

    @BeforeEach
    void nothingWasComparedYet() {
        jdbc.sql("DELETE FROM reconciliation_finding").update();
        jdbc.sql("DELETE FROM reconciliation").update();
    }

    @AfterEach
    void theFileIsRightAgain() {
        Simulator.forgetFaults();
        nothingWasComparedYet();
    }

    @Test
    void whatAgreesIsMatched() {
        List<String> moved = List.of(captured("25.00"), captured("10.00"), paidOut("4.00"));

        assertThat(about(moved)).isEmpty();
        Reply report = operator().get("/operator/reconciliations/" + today).expect(200);
        assertThat(report.at("/report/matched").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(operator().get("/operator/reconciliations").expect(200).text("/items/0/day"))
                .isEqualTo(today.toString());
    }

    @Test
    void aLineThatIsNotThereIsFoundAndFoundAgainWhenItComes() {
        String capture = captured("25.00");
        Simulator.tamper(capture, "drop");

        // Recorded now, and so in the last minutes of no day that is over: looked at as if it were long ago.
        jdbc.sql("UPDATE provider_call SET recorded_at = :then WHERE provider_reference = :reference")
                .param("then", today.atStartOfDay().plusMinutes(1).atOffset(ZoneOffset.UTC))
                .param("reference", capture)
                .update();
        assertThat(about(List.of(capture))).containsExactly("MISSING_THERE capture  25.00");
        assertThat(health()).isEqualTo("DEGRADED");

        Simulator.forgetFaults();
        assertThat(about(List.of(capture))).isEmpty();
    }

    @Test
    void anotherAmountIsFound() {
        String capture = captured("25.00");
        Simulator.tamper(capture, "amount");

        assertThat(about(List.of(capture))).containsExactly("OTHER_AMOUNT capture 25.01 25.00");
        assertThat(reconciliations.findings()).isPositive();
    }

    @Test
    void moneyWeKnowNothingOfIsFound() {
        String payout = paidOut("7.00");
        Simulator.tamper(payout, "rename");

        assertThat(about(List.of(payout + "x"))).containsExactly("MISSING_HERE payout 7.00 ");
    }

    @Test
    void aBouncedRefundIsTwoLinesOfWhichBothAgree() {
        String refund = refunded("25.00");
        Simulator.bounce(refund);

        assertThat(about(List.of(refund)))
                .as("the file tells of it where no webhook did")
                .isEmpty();

        assertThat(jdbc.sql(
                                "SELECT minor FROM refund_bounce WHERE provider_reference = :refund AND settled_on = :today")
                        .param("refund", refund)
                        .param("today", today)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2_500);
        Simulator.tamper(refund, "amount");
        assertThat(about(List.of(refund)))
                .containsExactlyInAnyOrder(
                        "OTHER_AMOUNT refund 25.01 25.00", "OTHER_AMOUNT refund_failure 25.01 25.00");
        Simulator.forgetFaults();
        assertThat(about(List.of(refund))).isEmpty();
    }

    @Test
    void aBounceThatIsInNoFileIsFoundUntilItIs() {
        String refund = refunded("25.00");
        Simulator.bounce(refund);
        about(List.of(refund));
        Simulator.tamper(refund, "drop");
        for (String table : List.of("provider_call", "refund_bounce")) {
            jdbc.sql("UPDATE " + table + " SET recorded_at = :then WHERE provider_reference = :refund")
                    .param("then", today.atStartOfDay().plusMinutes(1).atOffset(ZoneOffset.UTC))
                    .param("refund", refund)
                    .update();
        }

        assertThat(about(List.of(refund)))
                .containsExactlyInAnyOrder("MISSING_THERE refund  25.00", "MISSING_THERE refund_failure  25.00");
        Simulator.forgetFaults();
        assertThat(about(List.of(refund))).isEmpty();
    }

    @Test
    void aBounceOfWhatWeNeverRefundedIsFound() {
        String refund = refunded("25.00");
        Simulator.bounce(refund);
        Simulator.tamper(refund, "rename");

        assertThat(about(List.of(refund + "x")))
                .containsExactlyInAnyOrder("MISSING_HERE refund 25.00 ", "MISSING_HERE refund_failure 25.00 ");
    }

    @Test
    void aDayThatWasNotComparedIsNotFound() {
        assertThat(operator()
                        .get("/operator/reconciliations/2001-01-01")
                        .expect(404)
                        .code())
                .isEqualTo("not_found");
        operator().get("/operator/reconciliations/no-day").expect(400);
        operator().post("/operator/reconciliations/2001-01-01", null).expect(200);
        assertThat(operator()
                        .get("/operator/reconciliations/2001-01-01")
                        .expect(200)
                        .at("/report/lines")
                        .asInt())
                .isZero();
    }

    @Test
    void theJobComparesEachDayOnce() {
        int first = reconciliations.reconcileDue();

        assertThat(first).isEqualTo(1);
        assertThat(reconciliations.reconcileDue()).isZero();
    }

    /** Findings of today's file that are about these, as {@code KIND type theirs ours}. */
    private List<String> about(List<String> references) {
        return operator()
                .post("/operator/reconciliations/" + today, null)
                .expect(200)
                .at("/findings")
                .valueStream()
                .filter(finding -> references.contains(finding.at("/reference").asString()))
                .map(finding -> finding.at("/kind").asString() + " "
                        + finding.at("/type").asString() + " "
                        + finding.at("/theirs/amount").asString("") + " "
                        + finding.at("/ours/amount").asString(""))
                .toList();
    }

    private String health() {
        return anyone().get("/actuator/health").expect(200).text("/status");
    }

    /** Takes money and gives it back, and says what the processor calls that. */
    private String refunded(String amount) {
        String order = key("order");
        captured(order, amount);
        service()
                .post(
                        "/internal/payments/" + paymentOf(order) + "/refunds",
                        Map.of("key", key("return"), "amount", Map.of("amount", amount, "currency", "USD")))
                .expect(200);
        return Simulator.authorisations(order).getFirst().at("/refunds/0/id").asString();
    }

    private String paymentOf(String order) {
        return jdbc.sql("SELECT id::text FROM payment WHERE reference = :order")
                .param("order", order)
                .query(String.class)
                .single();
    }

    /** Takes money and says what the processor calls that. */
    private String captured(String amount) {
        return captured(key("order"), amount);
    }

    private String captured(String order, String amount) {
        Map<String, String> money = Map.of("amount", amount, "currency", "USD");
        String payment = service()
                .post(
                        "/internal/payments",
                        Map.of(
                                "key",
                                order,
                                "reference",
                                order,
                                "payer",
                                AccountId.next().toString(),
                                "amount",
                                money,
                                "paymentToken",
                                "tok_approved",
                                "country",
                                "US"))
                .expect(200)
                .text("/payment");
        service()
                .post("/internal/payments/" + payment + "/captures", Map.of("key", key("shipment"), "amount", money))
                .expect(200);
        return Simulator.authorisations(order).getFirst().at("/captures/0/id").asString();
    }

    private String paidOut(String amount) {
        String settlement = key("settlement");
        service()
                .post(
                        "/internal/payouts",
                        Map.of(
                                "key",
                                settlement,
                                "seller",
                                SellerId.next().toString(),
                                "amount",
                                Map.of("amount", amount, "currency", "USD"),
                                "country",
                                "US"))
                .expect(200);
        return Simulator.payouts(settlement).getFirst().at("/id").asString();
    }
}
