package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Captures of authorisations whose time is over. */
class AgainTest extends PaymentTest {

    @Test
    void whatLapsedIsAuthorisedAgainAndTaken() {
        String order = order();
        String payment = expired(order, "25.00");
        String shipment = key("shipment");

        assertThat(capture(payment, shipment, "10.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(capture(payment, shipment, "10.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");

        assertThat(held(order)).containsExactly("25.00 0.00 0.00", "10.00 10.00 0.00");
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void aRefundGoesToWhereTheMoneyWasTaken() {
        String order = order();
        String payment = authorised(order, "25.00");
        capture(payment, key("shipment"), "8.00").expect(200);
        Simulator.expire(atProcessor(order).at("/authorization/id").asString());
        capture(payment, key("shipment"), "10.00").expect(200);

        refund(payment, key("return"), "9.00").expect(200);
        assertThat(held(order)).containsExactly("25.00 8.00 0.00", "10.00 10.00 9.00");
        refund(payment, key("return"), "9.00").expect(200);
        assertThat(held(order)).as("in two parts").containsExactly("25.00 8.00 8.00", "10.00 10.00 10.00");
        assertThat(refund(payment, key("return"), "0.01").expect(409).code()).isEqualTo("refund_exceeds_captured");
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout_after", "timeout_before", "error"})
    void anUnansweredOneIsMadeOnce(String fault) {
        String order = order();
        String payment = expired(order, "25.00");
        String shipment = key("shipment");
        Simulator.fault("authorize", fault, 1);

        assertThat(capture(payment, shipment, "10.00").text("/status")).isEqualTo("UNKNOWN");
        passes(Duration.ofMinutes(1));

        assertThat(capture(payment, shipment, "10.00").text("/status")).isEqualTo("SUCCEEDED");
        assertThat(held(order)).containsExactly("25.00 0.00 0.00", "10.00 10.00 0.00");
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void aCardThatIsRefusedNowIsADecline() {
        String order = order();
        String payment = expired(order, "25.00");
        Simulator.fault("authorize", "decline", 1);

        assertThat(capture(payment, key("shipment"), "10.00").text("/status")).isEqualTo("DECLINED");
        assertThat(journal(order)).isEmpty();
        assertThat(capture(payment, key("shipment"), "25.00").text("/status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void manyAtOnceTakeWhatWasAuthorisedAndNoMore() throws Exception {
        String order = order();
        String payment = expired(order, "25.00");

        List<Integer> statuses = Together.run(
                16, number -> capture(payment, key("shipment"), "5.00").status());
        passes(Duration.ofMinutes(1));

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(5);
        assertThat(held(order)).filteredOn(one -> one.equals("5.00 5.00 0.00")).hasSize(5);
        assertThat(journal(order)).hasSize(10);
    }

    @Test
    void aReleaseAfterwardsEnds() {
        String order = order();
        String payment = expired(order, "25.00");
        capture(payment, key("shipment"), "10.00").expect(200);

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("SUCCEEDED");
    }

    private String expired(String order, String amount) {
        String payment = authorised(order, amount);
        Simulator.expire(atProcessor(order).at("/authorization/id").asString());
        return payment;
    }

    /** The processor's authorisations for an order, oldest first: amount, captured, refunded. */
    private static List<String> held(String order) {
        return Simulator.authorisations(order).stream()
                .map(detail -> text(detail, "amount") + " " + text(detail, "captured") + " " + text(detail, "refunded"))
                .toList();
    }

    private static String text(JsonNode detail, String field) {
        return detail.at("/authorization/" + field).asString();
    }
}
