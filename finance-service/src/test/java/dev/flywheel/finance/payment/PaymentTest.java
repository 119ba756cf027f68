package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Simulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;

/** What tests of payments share: calls as other services make them, and looks at the journal and the processor. */
abstract class PaymentTest extends FinanceServiceTest {

    private static final AccountId PAYER = AccountId.next();

    @AfterEach
    void nothingGoesWrongAnyMore() {
        Simulator.forgetFaults();
    }

    static Map<String, String> usd(String amount) {
        return money(amount, "USD");
    }

    static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    static Map<String, Object> authorisation(String order, String amount, String token) {
        return new HashMap<>(Map.of(
                "key",
                order,
                "reference",
                order,
                "payer",
                PAYER.toString(),
                "amount",
                usd(amount),
                "paymentToken",
                token,
                "country",
                "US"));
    }

    Reply authorise(String order, String amount, String token) {
        return service()
                .post("/internal/payments", authorisation(order, amount, token))
                .expect(200);
    }

    /** An authorised payment's id. */
    String authorised(String order, String amount) {
        Reply reply = authorise(order, amount, "tok_approved");
        assertThat(reply.text("/status")).isEqualTo("SUCCEEDED");
        return reply.text("/payment");
    }

    Reply capture(String payment, String key, String amount) {
        return transfer(payment, "captures", key, amount);
    }

    Reply refund(String payment, String key, String amount) {
        return transfer(payment, "refunds", key, amount);
    }

    Reply release(String payment) {
        return service().post("/internal/payments/" + payment + "/void", null);
    }

    Reply payOut(String key, String seller, String amount) {
        return service()
                .post(
                        "/internal/payouts",
                        Map.of("key", key, "seller", seller, "amount", usd(amount), "country", "US"));
    }

    static String order() {
        return key("order");
    }

    /** The one authorisation the processor has for an order, with all that was done to it. */
    static JsonNode atProcessor(String order) {
        List<JsonNode> authorisations = Simulator.authorisations(order);
        assertThat(authorisations).hasSize(1);
        return authorisations.getFirst();
    }

    /** Lines of the journal about a reference, as {@code ACCOUNT SIDE amount}. */
    List<String> journal(String reference) {
        return service()
                .get("/internal/journal?reference=" + reference)
                .expect(200)
                .json()
                .valueStream()
                .map(posting -> posting.at("/line/account").asString() + " "
                        + posting.at("/line/side").asString() + " "
                        + posting.at("/line/amount/amount").asString())
                .toList();
    }

    private Reply transfer(String payment, String what, String key, String amount) {
        return service().post("/internal/payments/" + payment + "/" + what, Map.of("key", key, "amount", usd(amount)));
    }
}
