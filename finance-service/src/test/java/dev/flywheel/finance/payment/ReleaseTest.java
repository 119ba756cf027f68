package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.finance.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReleaseTest extends PaymentTest {

    @Test
    void letsGoOfWhatIsHeldOnce() {
        String order = order();
        String payment = authorised(order, "25.00");

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("VOIDED");
        assertThat(release(payment).expect(200).text("/status")).isEqualTo("VOIDED");

        assertThat(atProcessor(order).at("/voids")).hasSize(1);
        assertThat(authorise(order, "25.00", "tok_approved").text("/status")).isEqualTo("VOIDED");
        assertThat(capture(payment, key("shipment"), "1.00").expect(409).code()).isEqualTo("payment_not_authorised");
        assertThat(journal(order)).isEmpty();
    }

    @Test
    void letsGoOfTheRestAfterACapture() {
        String order = order();
        String payment = authorised(order, "25.00");
        capture(payment, key("shipment"), "10.00").expect(200);

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("SUCCEEDED");

        assertThat(atProcessor(order).at("/voids/0/amount").asString()).isEqualTo("15.00");
        assertThat(capture(payment, key("shipment"), "1.00").expect(409).code()).isEqualTo("payment_not_authorised");
        assertThat(refund(payment, key("return"), "10.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void whereNothingIsHeldNothingIsAsked() {
        String order = order();
        String captured = authorised(order, "25.00");
        capture(captured, key("shipment"), "25.00").expect(200);

        assertThat(release(captured).expect(200).text("/status")).isEqualTo("SUCCEEDED");
        assertThat(atProcessor(order).at("/voids")).isEmpty();
        assertThat(release(authorise(order(), "1.00", "tok_declined").text("/payment"))
                        .expect(200)
                        .text("/status"))
                .isEqualTo("DECLINED");
    }

    @Test
    void anUnansweredReleaseIsRepeated() {
        String order = order();
        String payment = authorised(order, "25.00");
        Simulator.fault("void", "error", 1);

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("UNKNOWN");
        assertThat(capture(payment, key("shipment"), "1.00").expect(409).code()).isEqualTo("payment_not_authorised");
        passes(Duration.ofMinutes(1));

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("VOIDED");
        assertThat(atProcessor(order).at("/voids")).hasSize(1);
    }

    @Test
    void anAuthorisationUnknownAtTheTimeIsReleasedOnceItIsKnown() {
        String order = order();
        Simulator.fault("authorize", "error", 2);
        String payment = authorise(order, "25.00", "tok_approved").text("/payment");

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("UNKNOWN");
        passes(Duration.ofMinutes(1));
        passes(Duration.ofMinutes(1));

        assertThat(atProcessor(order).at("/voids")).hasSize(1);
        assertThat(authorise(order, "25.00", "tok_approved").text("/status")).isEqualTo("VOIDED");
    }

    @Test
    void aCaptureUnderWayIsSettledFirst() {
        String order = order();
        String payment = authorised(order, "25.00");
        Simulator.fault("capture", "error", 2);
        assertThat(capture(payment, key("shipment"), "10.00").expect(200).text("/status"))
                .isEqualTo("UNKNOWN");

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("UNKNOWN");
        assertThat(atProcessor(order).at("/voids")).isEmpty();

        assertThat(release(payment).expect(200).text("/status")).isEqualTo("SUCCEEDED");
        assertThat(atProcessor(order).at("/captures/0/amount").asString()).isEqualTo("10.00");
        assertThat(atProcessor(order).at("/voids/0/amount").asString()).isEqualTo("15.00");
    }
}
