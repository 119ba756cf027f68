package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.contracts.finance.Payments;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.provider.PaymentProvider;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is cut off half-way is found out: once done at the processor, once booked. */
@SuppressWarnings("NullAway.Init")
class UnknownCallsTest extends PaymentTest {

    @Autowired
    private Claims claims;

    @Autowired
    private StoredPayments payments;

    @Autowired
    private PaymentProvider provider;

    @Test
    void aPaymentThatTimedOutIsKnownWhenAskedAgain() {
        String order = order();

        assertThat(authorise(order, "25.00", "tok_timeout").text("/status")).isEqualTo("UNKNOWN");
        assertThat(authorise(order, "25.00", "tok_timeout").text("/status")).isEqualTo("SUCCEEDED");

        assertThat(atProcessor(order).at("/authorization/status").asString()).isEqualTo("authorized");
    }

    @Test
    void orByTheJob() {
        String order = order();
        authorise(order, "25.00", "tok_timeout");

        passes(Duration.ofMinutes(1));

        assertThat(atProcessor(order).at("/authorization/status").asString()).isEqualTo("authorized");
        assertThat(operator()
                        .get("/operator/payments?status=UNKNOWN")
                        .expect(200)
                        .body())
                .doesNotContain(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeout_after", "timeout_before", "error"})
    void aCaptureWithoutAnAnswerIsMadeExactlyOnce(String fault) {
        String order = order();
        String payment = authorised(order, "25.00");
        String shipment = key("shipment");
        Simulator.fault("capture", fault, 1);

        assertThat(capture(payment, shipment, "25.00").expect(200).text("/status"))
                .isEqualTo("UNKNOWN");
        assertThat(journal(order)).as("nothing is booked on a guess").isEmpty();
        assertThat(capture(payment, key("shipment"), "0.01").expect(409).code())
                .isEqualTo("capture_exceeds_authorisation");
        passes(Duration.ofMinutes(1));

        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(journal(order)).hasSize(2);
        assertThat(capture(payment, shipment, "25.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(atProcessor(order).at("/captures")).hasSize(1);
    }

    @Test
    void aRefundWithoutAnAnswerIsMadeExactlyOnce() {
        String order = order();
        String payment = authorised(order, "25.00");
        capture(payment, key("shipment"), "25.00").expect(200);
        String back = key("return");
        Simulator.fault("refund", "timeout_after", 1);

        assertThat(refund(payment, back, "25.00").expect(200).text("/status")).isEqualTo("UNKNOWN");
        assertThat(refund(payment, back, "25.00").expect(200).text("/status")).isEqualTo("SUCCEEDED");

        assertThat(atProcessor(order).at("/refunds")).hasSize(1);
        assertThat(journal(order)).hasSize(4);
    }

    @Test
    void aCrashBeforeTheProviderWasAskedIsMadeGood() {
        String order = order();
        PaymentId payment = PaymentId.of(authorised(order, "25.00"));

        claims.capture(payment, new Payments.Amount(key("shipment"), Money.of("25.00", "USD")));
        passes(Duration.ofMinutes(1));

        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void soIsACrashBeforeItsAnswerWasRecorded() {
        String order = order();
        PaymentId payment = PaymentId.of(authorised(order, "25.00"));

        Call call = claims.capture(payment, new Payments.Amount(key("shipment"), Money.of("25.00", "USD")));
        provider.capture(call.providerKey(), payments.get(payment).authorisation(), call.amount());
        passes(Duration.ofMinutes(1));

        assertThat(atProcessor(order).at("/captures")).hasSize(1);
        assertThat(journal(order)).hasSize(2);
    }

    @Test
    void aCaptureOfAPaymentNotKnownYetClaimsNothing() {
        String order = order();
        Simulator.fault("authorize", "error", 2);
        String payment = authorise(order, "25.00", "tok_approved").text("/payment");
        String shipment = key("shipment");

        assertThat(capture(payment, shipment, "25.00").expect(200).text("/status"))
                .isEqualTo("UNKNOWN");
        assertThat(capture(payment, shipment, "25.00").expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(atProcessor(order).at("/captures")).hasSize(1);
    }

    @Test
    void whatStaysUnknownForADayIsShownToPeople() {
        String settlement = key("settlement");
        Simulator.fault("payout", "error", 100);
        payOut(settlement, SellerId.next().toString(), "9.00").expect(200);
        assertThat(listed(settlement).at("/needsAttention").asBoolean()).isFalse();

        passes(Duration.ofHours(25));

        JsonNode listed = listed(settlement);
        assertThat(listed.at("/needsAttention").asBoolean()).isTrue();
        assertThat(listed.at("/kind").asString()).isEqualTo("PAYOUT");
        assertThat(listed.at("/lastProblem").asString()).contains("500");
        assertThat(listed.at("/attempts").asInt()).isGreaterThanOrEqualTo(2);

        Simulator.forgetFaults();
        passes(Duration.ofHours(2));
        assertThat(listed(settlement).isMissingNode()).isTrue();
        assertThat(Simulator.payouts(settlement)).hasSize(1);
    }

    @Test
    void theListKnowsOnlyItsOwnWords() {
        assertThat(operator().get("/operator/payments?status=LOST").expect(400).text("/errors/0/field"))
                .isEqualTo("status");
        operator().get("/operator/payments?cursor=x").expect(400);
        assertThat(operator().get("/operator/payments?limit=1").expect(200).at("/items"))
                .hasSize(1);
    }

    private JsonNode listed(String key) {
        String cursor = "";
        while (true) {
            Reply page = operator()
                    .get("/operator/payments?status=UNKNOWN&limit=100" + cursor)
                    .expect(200);
            for (JsonNode item : page.at("/items")) {
                if (item.at("/key").asString().equals(key)) {
                    return item;
                }
            }
            if (page.text("/next").isEmpty()) {
                return page.at("/next");
            }
            cursor = "&cursor=" + page.text("/next");
        }
    }
}
