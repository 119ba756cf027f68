package dev.flywheel.finance.storedvalue;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Together;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many want the same card at once, each cent of it is somewhere once. */
class StoredValueRaceTest extends FinanceServiceTest {

    private static final int CALLERS = 32;

    /** Whatever happened to it, a balance is what was moved. */
    @AfterEach
    void balancesAreTheSumOfTheirMovements() {
        assertThat(jdbc.sql(
                                "SELECT v.id FROM stored_value v"
                                        + " LEFT JOIN stored_value_movement m ON m.stored_value_id = v.id GROUP BY v.id"
                                        + " HAVING v.balance <> coalesce(sum(m.minor), 0) OR v.held NOT BETWEEN 0 AND v.balance")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void oneOfManyAccountsGetsACard() throws Exception {
        String card = giftCard("20.00");
        List<AccountId> accounts =
                Stream.generate(AccountId::next).limit(CALLERS).toList();

        List<Reply> replies = Together.run(CALLERS, number -> redeem(accounts.get(number), card));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("gift_card_empty"))
                .hasSize(CALLERS - 1);
        assertThat(accounts.stream().map(this::credit).reduce(usd("0.00"), Money::plus))
                .isEqualTo(usd("20.00"));
        assertThat(onCard(card)).containsExactly("0.00", "0.00");
    }

    @Test
    void aCardThatIsPaidWithAndRedeemedAtOnceIsSpentOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String card = giftCard("30.00");
            AccountId redeemer = AccountId.next();

            List<Reply> replies = Together.run(
                    CALLERS, number -> number % 4 == 0 ? redeem(redeemer, card) : pay(card, "4.00", "tok_approved"));

            assertThat(replies).allSatisfy(reply -> assertThat(reply.status()).isIn(200, 201, 409));
            Money held = replies.stream()
                    .flatMap(reply -> reply.at("/parts").valueStream())
                    .filter(part -> part.at("/kind").asString().equals("GIFT_CARD"))
                    .map(part -> usd(part.at("/amount/amount").asString()))
                    .reduce(usd("0.00"), Money::plus);
            Money balance = usd(onCard(card).getFirst());
            assertThat(balance.plus(credit(redeemer))).isEqualTo(usd("30.00"));
            assertThat(balance.minus(usd(onCard(card).getLast())))
                    .as("held by those who pay")
                    .isEqualTo(held);
        }
    }

    @Test
    void whatGoesBackToACardWhileItIsRedeemedIsNotLost() throws Exception {
        String card = giftCard("30.00");
        AccountId redeemer = AccountId.next();
        String payment = pay(card, "30.00", null).expect(200).text("/payment");
        move(payment, "captures", "30.00").expect(200);

        List<Reply> replies = Together.run(
                CALLERS, number -> number % 2 == 0 ? redeem(redeemer, card) : move(payment, "refunds", "2.00"));
        passes(Duration.ofMinutes(1));

        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("refund_exceeds_captured"))
                .hasSize(1);
        assertThat(replies.stream()
                        .filter(reply -> reply.text("/status").equals("SUCCEEDED"))
                        .count())
                .isEqualTo(15);
        assertThat(usd(onCard(card).getFirst()).plus(credit(redeemer))).isEqualTo(usd("30.00"));
        assertThat(onCard(card).getFirst())
                .as("nothing is held")
                .isEqualTo(onCard(card).getLast());
    }

    @Test
    void aGiftThatIsRepeatedIsGivenOnce() throws Exception {
        Api giver = operator().key(key("grant"));
        AccountId account = AccountId.next();

        List<Reply> replies = Together.run(
                CALLERS,
                number -> giver.post(
                        "/operator/store-credit/" + account,
                        Map.of("amount", money("7.00"), "country", "US", "reason", "for a test")));

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.status()).isIn(201, 409))
                .anySatisfy(reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(onCredit(account)).containsExactly("7.00", "7.00");
    }

    @Test
    void creditIsSpentOnceByOrdersAtOnce() throws Exception {
        AccountId account = AccountId.next();
        storeCredit(account, "25.00");

        List<Reply> replies = Together.run(
                CALLERS,
                number -> service()
                        .post(
                                "/internal/payments",
                                Map.of(
                                        "key",
                                        key("order"),
                                        "reference",
                                        key("order"),
                                        "payer",
                                        account.toString(),
                                        "amount",
                                        money("10.00"),
                                        "country",
                                        "US",
                                        "useStoreCredit",
                                        true)));

        assertThat(replies)
                .filteredOn(reply -> reply.text("/status").equals("SUCCEEDED"))
                .hasSize(2);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("payment_method_needed"))
                .hasSize(CALLERS - 2);
        assertThat(onCredit(account)).containsExactly("25.00", "5.00");
    }

    private Money credit(AccountId account) {
        Reply credit = shopper(account).get("/store-credit").expect(200);
        return credit.at("/items").isEmpty() ? usd("0.00") : usd(credit.text("/items/0/balance/amount"));
    }

    private Reply redeem(AccountId account, String code) {
        return shopper(account).key(key("redeem")).post("/store-credit/redemptions", Map.of("code", code));
    }

    private Reply pay(String code, String amount, @Nullable String token) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "key",
                key("order"),
                "reference",
                key("order"),
                "payer",
                AccountId.next().toString(),
                "amount",
                money(amount),
                "country",
                "US",
                "giftCards",
                List.of(code)));
        request.put("paymentToken", token);
        return service().post("/internal/payments", request);
    }

    private Reply move(String payment, String what, String amount) {
        return service()
                .post("/internal/payments/" + payment + "/" + what, Map.of("key", key(what), "amount", money(amount)));
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }
}
