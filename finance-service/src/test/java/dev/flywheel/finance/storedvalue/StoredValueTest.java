package dev.flywheel.finance.storedvalue;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.FinanceServiceTest;
import dev.flywheel.finance.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;

/** What is given, looked up and redeemed. */
class StoredValueTest extends FinanceServiceTest {

    @Test
    void aCardIsKeptWithoutItsCode() {
        String code = giftCard("50.00");

        assertThat(onCard(code)).containsExactly("50.00", "50.00");
        assertThat(jdbc.sql("SELECT count(*) FROM stored_value WHERE stored_value::text ILIKE :code")
                        .param("code", "%" + code.replace("-", "") + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void guessingEndsAfterAFew() {
        AccountId guesser = AccountId.next();
        String real = giftCard("5.00");
        for (int i = 0; i < Guesses.MOST; i++) {
            String code = GiftCardCode.random().shown();
            shopper(guesser).get("/gift-cards/" + code).expect(404);
            shopper(guesser).get("/gift-cards/" + real).expect(i < Guesses.MOST - 1 ? 200 : 429);
        }

        assertThat(shopper(guesser).get("/gift-cards/" + real).expect(429).code())
                .isEqualTo("too_many_requests");
        assertThat(redeem(guesser, key("redeem"), real).expect(429).code()).isEqualTo("too_many_requests");
        assertThat(onCard(real)).as("for another account").containsExactly("5.00", "5.00");
    }

    @Test
    void manyGuessesAtOnceAreNoMore() throws Exception {
        AccountId guesser = AccountId.next();

        List<Reply> replies = Together.run(
                50,
                number -> shopper(guesser)
                        .get("/gift-cards/" + GiftCardCode.random().shown()));

        assertThat(replies).filteredOn(reply -> reply.status() == 404).hasSize(Guesses.MOST);
        assertThat(replies).filteredOn(reply -> reply.status() == 429).hasSize(50 - Guesses.MOST);
    }

    @Test
    void aCardMovesToAnAccountOnce() throws Exception {
        String code = giftCard("20.00");
        AccountId account = AccountId.next();

        List<Reply> replies = Together.run(8, number -> redeem(account, key("redeem"), code));

        assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.code().equals("gift_card_empty"))
                .hasSize(7);
        assertThat(onCredit(account)).containsExactly("20.00", "20.00");
        assertThat(onCard(code)).containsExactly("0.00", "0.00");
    }

    @Test
    void aRepeatedRedemptionIsTheSame() {
        String code = giftCard("20.00");
        AccountId account = AccountId.next();
        String key = key("redeem");

        String first = redeem(account, key, code).expect(201).body();

        assertThat(redeem(account, key, code).expect(201).body()).isEqualTo(first);
        assertThat(onCredit(account)).containsExactly("20.00", "20.00");
    }

    @Test
    void creditAddsUp() {
        AccountId account = AccountId.next();
        assertThat(shopper(account).get("/store-credit").expect(200).at("/items"))
                .isEmpty();

        storeCredit(account, "10.00");
        storeCredit(account, "2.50");

        assertThat(onCredit(account)).containsExactly("12.50", "12.50");
        assertThat(operator()
                        .get("/operator/store-credit/" + account)
                        .expect(200)
                        .text("/items/0/balance/amount"))
                .isEqualTo("12.50");
    }

    @ParameterizedTest
    @CsvSource({"0.00,US,because", "-1.00,US,because", "10000.01,US,because", "5.00,XX,because", "5.00,US,''"})
    void aGrantIsChecked(String amount, String country, String reason) {
        Map<String, ?> grant =
                Map.of("amount", Map.of("amount", amount, "currency", "USD"), "country", country, "reason", reason);

        operator().key(key("grant")).post("/operator/gift-cards", grant).expect(400);
        operator()
                .key(key("grant"))
                .post("/operator/store-credit/" + AccountId.next(), grant)
                .expect(400);
    }

    @Test
    void theDatabaseRefusesWhatWouldOverdraw() {
        giftCard("5.00");

        assertThatThrownBy(() ->
                        jdbc.sql("UPDATE stored_value SET held = balance + 1").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("stored_value_never_overdrawn");
        assertThatThrownBy(() ->
                        jdbc.sql("UPDATE stored_value_movement SET minor = 1").update())
                .isInstanceOf(DataAccessException.class);
    }

    private Reply redeem(AccountId account, String key, String code) {
        return shopper(account).key(key).post("/store-credit/redemptions", Map.of("code", code));
    }
}
