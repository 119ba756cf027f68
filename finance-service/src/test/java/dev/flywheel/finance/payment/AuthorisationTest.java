package dev.flywheel.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.finance.Together;
import dev.flywheel.testing.SqlStatements;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class AuthorisationTest extends PaymentTest {

    @Autowired
    private MeterRegistry meters;

    @Test
    void holdsMoney() {
        String order = order();

        Reply reply = authorise(order, "25.00", "tok_approved");

        assertThat(reply.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(reply.text("/authorised/amount")).isEqualTo("25.00");
        assertThat(reply.text("/captured/amount")).isEqualTo("0.00");
        assertThat(atProcessor(order).at("/authorization/amount").asString()).isEqualTo("25.00");
        assertThat(journal(order)).as("a hold is no posting").isEmpty();
    }

    @Test
    void sendsFourStatements() throws Exception {
        String order = order();

        List<String> sent = SqlStatements.inRequests(() -> authorise(order, "25.00", "tok_approved"));

        // The provider's notice of it may be taken meanwhile.
        assertThat(sent.stream().filter(sql -> !sql.contains("webhook_event") && !sql.contains("SET next_attempt_at")))
                .as("the call and the payment, before and after")
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"tok_declined,card_declined", "tok_insufficient_funds,insufficient_funds", "tok_nonsense,unknown_token"
    })
    void saysWhyItWasDeclined(String token, String code) {
        String order = order();

        Reply reply = authorise(order, "25.00", token);

        assertThat(reply.text("/status")).isEqualTo("DECLINED");
        assertThat(reply.text("/declineCode")).isEqualTo(code);
        assertThat(reply.text("/authorised/amount")).isEqualTo("0.00");
        assertThat(authorise(order, "25.00", token).body()).isEqualTo(reply.body());
    }

    @Test
    void aRepetitionIsAnsweredWithoutTheProvider() {
        String order = order();
        Reply first = authorise(order, "25.00", "tok_approved");
        double calls = calls();

        Reply again = authorise(order, "25.00", "tok_approved");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(calls()).isEqualTo(calls);
    }

    @ParameterizedTest
    @CsvSource({
        "reference,other",
        "paymentToken,tok_declined",
        "country,CA",
        "payer,0198c0de-0000-7000-8000-000000000000"
    })
    void theSameKeyForSomethingElseIsRefused(String field, String other) {
        String order = order();
        authorise(order, "25.00", "tok_approved");
        Map<String, Object> request = authorisation(order, "25.00", "tok_approved");
        request.put(field, other);

        assertThat(service().post("/internal/payments", request).expect(409).code())
                .isEqualTo("payment_key_reused");
        assertThat(service()
                        .post("/internal/payments", authorisation(order, "25.01", "tok_approved"))
                        .expect(409)
                        .code())
                .isEqualTo("payment_key_reused");
    }

    @Test
    void theSameKeyAtOnceHoldsOnce() throws Exception {
        String order = order();

        List<String> answers = Together.run(
                16, number -> authorise(order, "25.00", "tok_approved").body());

        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(atProcessor(order).at("/authorization/amount").asString()).isEqualTo("25.00");
    }

    @Test
    void theTokenIsForgottenOnceTheAnswerIsKnown() {
        String payment = authorised(order(), "25.00");

        assertThat(jdbc.sql("SELECT payment_token IS NULL FROM payment WHERE id = :id")
                        .param("id", PaymentId.of(payment).value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "country,xx,country",
        "country,USA,country",
        "key,' ',key",
        "reference,'',reference",
        "paymentToken,'',paymentToken",
        "payer,nobody,payer",
        "surprise,1,surprise"
    })
    void aBadFieldIsNamed(String field, String value, String named) {
        Map<String, Object> request = authorisation(order(), "25.00", "tok_approved");
        request.put(field, value);

        assertThat(service().post("/internal/payments", request).expect(400).text("/errors/0/field"))
                .isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"0.00,USD", "-1.00,USD", "1.005,USD", "1e3,USD", "1.00,DOLLARS", "99999999999999.00,USD"})
    void aBadAmountIsRefused(String amount, String currency) {
        Map<String, Object> request = authorisation(order(), "25.00", "tok_approved");
        request.put("amount", money(amount, currency));

        assertThat(service().post("/internal/payments", request).expect(400).text("/errors/0/field"))
                .startsWith("amount");
    }

    private double calls() {
        return meters.find("flywheel.payments.calls").tag("kind", "authorisation").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
