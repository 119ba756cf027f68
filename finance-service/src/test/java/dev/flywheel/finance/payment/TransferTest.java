package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.Simulator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Captures and refunds. */
class TransferTest extends PaymentTest {

    @Test
    void capturesInPartsUpToWhatIsHeld() {
        String order = order();
        String payment = authorised(order, "25.00");

        assertThat(capture(payment, key("shipment"), "10.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(capture(payment, key("shipment"), "15.01").expect(409).code())
                .isEqualTo("capture_exceeds_authorisation");
        assertThat(capture(payment, key("shipment"), "15.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(capture(payment, key("shipment"), "0.01").expect(409).code())
                .isEqualTo("capture_exceeds_authorisation");

        assertThat(atProcessor(order).at("/authorization/captured").asString()).isEqualTo("25.00");
        assertThat(authorise(order, "25.00", "tok_approved").text("/captured/amount"))
                .isEqualTo("25.00");
        assertThat(journal(order))
                .containsExactlyInAnyOrder(
                        "PROVIDER_RECEIVABLE DEBIT 10.00",
                        "CONTRACT_LIABILITY CREDIT 10.00",
                        "PROVIDER_RECEIVABLE DEBIT 15.00",
                        "CONTRACT_LIABILITY CREDIT 15.00");
    }

    @Test
    void aRepeatedCaptureTakesNothingMore() {
        String order = order();
        String payment = authorised(order, "25.00");
        String shipment = key("shipment");
        Reply first = capture(payment, shipment, "10.00").expect(200);

        assertThat(capture(payment, shipment, "10.00").expect(200).body()).isEqualTo(first.body());
        assertThat(capture(payment, shipment, "11.00").expect(409).code()).isEqualTo("payment_key_reused");
        assertThat(capture(authorised(order(), "25.00"), shipment, "10.00")
                        .expect(409)
                        .code())
                .isEqualTo("payment_key_reused");
        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void aRefusedKeyMayBeUsedAgain() {
        String payment = authorised(order(), "25.00");
        String shipment = key("shipment");
        capture(payment, shipment, "25.01").expect(409);

        assertThat(capture(payment, shipment, "25.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void aDeclinedCaptureGivesItsAmountBack() {
        String order = order();
        String payment = authorised(order, "25.00");
        String shipment = key("shipment");
        Simulator.fault("capture", "decline", 1);

        Reply declined = capture(payment, shipment, "25.00").expect(200);
        assertThat(declined.text("/status")).isEqualTo("DECLINED");
        assertThat(declined.text("/declineCode")).isEqualTo("declined");
        assertThat(capture(payment, shipment, "25.00").expect(200).body()).isEqualTo(declined.body());
        assertThat(journal(order)).isEmpty();

        assertThat(capture(payment, key("shipment"), "25.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void nothingIsCapturedFromADeclinedPayment() {
        String payment = authorise(order(), "25.00", "tok_declined").text("/payment");

        assertThat(capture(payment, key("shipment"), "1.00").expect(409).code()).isEqualTo("payment_not_authorised");
        assertThat(refund(payment, key("return"), "1.00").expect(409).code()).isEqualTo("refund_exceeds_captured");
    }

    @Test
    void refundsInPartsUpToWhatWasCaptured() {
        String order = order();
        String payment = authorised(order, "25.00");
        capture(payment, key("shipment"), "20.00").expect(200);

        assertThat(refund(payment, key("return"), "20.01").expect(409).code()).isEqualTo("refund_exceeds_captured");
        assertThat(refund(payment, key("return"), "5.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        String second = key("return");
        Reply reply = refund(payment, second, "15.00").expect(200);
        assertThat(refund(payment, second, "15.00").expect(200).body()).isEqualTo(reply.body());
        assertThat(refund(payment, key("return"), "0.01").expect(409).code()).isEqualTo("refund_exceeds_captured");

        assertThat(atProcessor(order).at("/authorization/refunded").asString()).isEqualTo("20.00");
        assertThat(authorise(order, "25.00", "tok_approved").text("/refunded/amount"))
                .isEqualTo("20.00");
        assertThat(journal(order))
                .contains("CONTRACT_LIABILITY DEBIT 5.00", "PROVIDER_RECEIVABLE CREDIT 15.00")
                .hasSize(6);
    }

    @Test
    void aDeclinedRefundGivesItsAmountBack() {
        String payment = authorised(order(), "25.00");
        capture(payment, key("shipment"), "25.00").expect(200);
        Simulator.fault("refund", "decline", 1);

        assertThat(refund(payment, key("return"), "25.00").expect(200).text("/status"))
                .isEqualTo("DECLINED");
        assertThat(refund(payment, key("return"), "25.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void badRequestsAreRefused() {
        String payment = authorised(order(), "25.00");
        Map<String, Object> euros = Map.of("key", key("shipment"), "amount", money("1.00", "EUR"));

        assertThat(service()
                        .post("/internal/payments/" + payment + "/captures", euros)
                        .expect(400)
                        .text("/errors/0/code"))
                .isEqualTo("other_currency");
        capture(payment, key("shipment"), "0.00").expect(400);
        capture(payment, key("shipment"), "-1.00").expect(400);
        refund(payment, key("return"), "-1.00").expect(400);
        capture("nonsense", key("shipment"), "1.00").expect(400);
        capture(PaymentId.next().toString(), key("shipment"), "1.00").expect(404);
        refund(PaymentId.next().toString(), key("return"), "1.00").expect(404);
        release(PaymentId.next().toString()).expect(404);
    }
}
