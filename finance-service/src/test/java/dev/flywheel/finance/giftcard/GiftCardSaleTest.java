package dev.flywheel.finance.giftcard;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Together;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@SuppressWarnings("NullAway.Init")
class GiftCardSaleTest extends FinanceServiceTest {

    private final AccountId buyer = AccountId.next();

    @Autowired
    private GiftCardSale sale;

    @AfterEach
    void nothingGoesWrongAnyMore() {
        Simulator.forgetFaults();
    }

    @Test
    void isOwedToWhoeverHasTheCode() {
        Reply bought = buy(key("buy"), "25.00", "tok_approved", 2).expect(201);

        assertThat(bought.at("/cards")).hasSize(2);
        assertThat(onCard(bought.text("/cards/0/code"))).containsExactly("25.00", "25.00");
        assertThat(journal(bought))
                .containsExactlyInAnyOrder(
                        "PROVIDER_RECEIVABLE DEBIT 50.00",
                        "CONTRACT_LIABILITY CREDIT 50.00",
                        "CONTRACT_LIABILITY DEBIT 50.00",
                        "GIFT_CARD_LIABILITY CREDIT 50.00");
    }

    @Test
    void aRepeatedCallHasTheSameCards() throws Exception {
        String key = key("buy");

        List<Reply> replies = Together.run(6, number -> buy(key, "25.00", "tok_approved", 1));
        Reply last = buy(key, "25.00", "tok_approved", 1).expect(201);

        assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(201, 202));
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .isNotEmpty()
                .allSatisfy(reply -> assertThat(reply.text("/cards/0/code")).isEqualTo(last.text("/cards/0/code")));
        assertThat(Simulator.authorisations("gift-cards:" + last.text("/purchase")))
                .hasSize(1);
        assertThat(journal(last)).hasSize(4);
    }

    @Test
    void aDeclinedOneMakesNone() {
        String key = key("buy");

        assertThat(buy(key, "25.00", "tok_declined", 1).expect(402).code()).isEqualTo("payment_declined");
        assertThat(buy(key, "25.00", "tok_declined", 1).expect(402).code()).isEqualTo("payment_declined");
    }

    @Test
    void aStepIsDoneInBetween() {
        String key = key("buy");
        Reply waiting = buy(key, "25.00", "tok_authentication_required", 1).expect(202);
        assertThat(waiting.text("/status")).isEqualTo("PENDING");

        Simulator.step(waiting.text("/nextAction/url"), "completion");

        assertThat(buy(key, "25.00", "tok_authentication_required", 1)
                        .expect(201)
                        .at("/cards"))
                .hasSize(1);
    }

    @Test
    void whatTheBuyerLeftBehindIsFinishedAndTold() {
        String key = key("buy");
        Simulator.fault("capture", "error", 1);
        Reply pending = buy(key, "25.00", "tok_approved", 1).expect(202);

        later(Duration.ofMinutes(1));
        sale.resume();

        Reply told = buy(key, "25.00", "tok_approved", 1).expect(201);
        assertThat(told.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(told.text("/purchase")).isEqualTo(pending.text("/purchase"));
        assertThat(onCard(told.text("/cards/0/code"))).containsExactly("25.00", "25.00");
    }

    @ParameterizedTest
    @CsvSource({"0.00,1,US", "10000.01,1,US", "5.00,0,US", "5.00,21,US", "5.00,1,XX"})
    void badOrdersAreRefused(String amount, int quantity, String country) {
        Map<String, Object> order = order(amount, "tok_approved", quantity);
        order.put("country", country);

        shopper(buyer).key(key("buy")).post("/gift-cards", order).expect(400);
        shopper(buyer).post("/gift-cards", order("5.00", "tok_approved", 1)).expect(400);
    }

    private Reply buy(String key, String amount, String token, int quantity) {
        return shopper(buyer).key(key).post("/gift-cards", order(amount, token, quantity));
    }

    private static Map<String, Object> order(String amount, String token, int quantity) {
        return new HashMap<>(Map.of(
                "amount",
                Map.of("amount", amount, "currency", "USD"),
                "paymentToken",
                token,
                "quantity",
                quantity,
                "country",
                "US"));
    }

    private List<String> journal(Reply bought) {
        return service()
                .get("/internal/journal?reference=gift-cards:" + bought.text("/purchase"))
                .expect(200)
                .json()
                .valueStream()
                .map(posting -> posting.at("/line/account").asString() + " "
                        + posting.at("/line/side").asString() + " "
                        + posting.at("/line/amount/amount").asString())
                .toList();
    }
}
