package dev.flywheel.finance.payment;

import static dev.flywheel.finance.TestEntries.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.domain.AccountId;
import dev.flywheel.finance.Simulator;
import dev.flywheel.finance.Together;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One payment from gift cards, store credit and a card. */
class SourcesTest extends PaymentTest {

    private final AccountId payer = AccountId.next();

    @Test
    void drawsOnGiftCardsThenCreditThenTheCard() {
        String first = giftCard("10.00");
        String second = giftCard("5.00");
        storeCredit(payer, "7.00");
        String order = order();

        Reply held = pay(order, "30.00", "tok_approved", true, first, second).expect(200);

        assertThat(held.text("/status")).isEqualTo("SUCCEEDED");
        assertThat(held.text("/authorised/amount")).isEqualTo("30.00");
        assertThat(parts(held))
                .containsExactly(
                        "GIFT_CARD " + end(first) + " 10.00",
                        "GIFT_CARD " + end(second) + " 5.00",
                        "STORE_CREDIT  7.00",
                        "CARD 4242 8.00");
        assertThat(atProcessor(order).at("/authorization/amount").asString()).isEqualTo("8.00");
        assertThat(onCard(first)).containsExactly("10.00", "0.00");
        assertThat(onCredit(payer)).containsExactly("7.00", "0.00");
        assertThat(journal(order)).isEmpty();
    }

    @Test
    void takesInThisOrderAndGivesBackTheOtherWay() {
        String card = giftCard("10.00");
        storeCredit(payer, "7.00");
        String order = order();
        String payment = pay(order, "30.00", "tok_approved", true, card).text("/payment");

        capture(payment, key("shipment"), "12.00").expect(200);
        assertThat(onCard(card)).containsExactly("0.00", "0.00");
        assertThat(onCredit(payer)).containsExactly("5.00", "0.00");
        assertThat(atProcessor(order).at("/captures")).isEmpty();
        capture(payment, key("shipment"), "18.00").expect(200);
        assertThat(atProcessor(order).at("/authorization/captured").asString()).isEqualTo("13.00");
        assertThat(capture(payment, key("shipment"), "0.01").expect(409).code())
                .isEqualTo("capture_exceeds_authorisation");

        refund(payment, key("return"), "14.00").expect(200);
        assertThat(atProcessor(order).at("/authorization/refunded").asString()).isEqualTo("13.00");
        assertThat(onCredit(payer)).containsExactly("1.00", "1.00");
        refund(payment, key("return"), "16.00").expect(200);
        assertThat(onCredit(payer)).containsExactly("7.00", "7.00");
        assertThat(onCard(card)).containsExactly("10.00", "10.00");
        assertThat(refund(payment, key("return"), "0.01").expect(409).code()).isEqualTo("refund_exceeds_captured");

        assertThat(journal(order))
                .containsExactlyInAnyOrder(
                        "GIFT_CARD_LIABILITY DEBIT 10.00",
                        "STORE_CREDIT_LIABILITY DEBIT 2.00",
                        "CONTRACT_LIABILITY CREDIT 12.00",
                        "STORE_CREDIT_LIABILITY DEBIT 5.00",
                        "PROVIDER_RECEIVABLE DEBIT 13.00",
                        "CONTRACT_LIABILITY CREDIT 18.00",
                        "CONTRACT_LIABILITY DEBIT 14.00",
                        "PROVIDER_RECEIVABLE CREDIT 13.00",
                        "STORE_CREDIT_LIABILITY CREDIT 1.00",
                        "CONTRACT_LIABILITY DEBIT 16.00",
                        "STORE_CREDIT_LIABILITY CREDIT 6.00",
                        "GIFT_CARD_LIABILITY CREDIT 10.00");
    }

    @Test
    void needsNoCardWhereStoredValueCoversAll() {
        String card = giftCard("50.00");
        String order = order();

        Reply held = pay(order, "30.00", null, false, card).expect(200);
        assertThat(parts(held)).containsExactly("GIFT_CARD " + end(card) + " 30.00");
        capture(held.text("/payment"), key("shipment"), "20.00").expect(200);
        assertThat(release(held.text("/payment")).expect(200).text("/status")).isEqualTo("SUCCEEDED");

        assertThat(Simulator.authorisations(order)).isEmpty();
        assertThat(onCard(card)).containsExactly("30.00", "30.00");
    }

    @Test
    void andSaysSoWhereItDoesNot() {
        String card = giftCard("10.00");

        assertThat(pay(order(), "30.00", null, true, card).expect(422).code()).isEqualTo("payment_method_needed");
        assertThat(onCard(card)).containsExactly("10.00", "10.00");
    }

    @Test
    void aDeclinedCardLetsStoredValueGo() {
        String card = giftCard("10.00");
        storeCredit(payer, "3.00");

        assertThat(pay(order(), "30.00", "tok_declined", true, card).text("/status"))
                .isEqualTo("DECLINED");

        assertThat(onCard(card)).containsExactly("10.00", "10.00");
        assertThat(onCredit(payer)).containsExactly("3.00", "3.00");
    }

    @Test
    void aDeclinedCaptureTakesNothingFromStoredValueEither() {
        String card = giftCard("10.00");
        String order = order();
        String payment = pay(order, "30.00", "tok_approved", false, card).text("/payment");
        Simulator.fault("capture", "decline", 1);

        assertThat(capture(payment, key("shipment"), "30.00").text("/status")).isEqualTo("DECLINED");
        assertThat(onCard(card)).containsExactly("10.00", "0.00");
        assertThat(capture(payment, key("shipment"), "30.00").text("/status")).isEqualTo("SUCCEEDED");

        assertThat(onCard(card)).containsExactly("0.00", "0.00");
        assertThat(journal(order)).hasSize(3);
    }

    @Test
    void anUnansweredCaptureTakesItOnceAndLater() {
        String card = giftCard("10.00");
        String payment = pay(order(), "30.00", "tok_approved", false, card).text("/payment");
        String shipment = key("shipment");
        Simulator.fault("capture", "timeout_after", 1);

        assertThat(capture(payment, shipment, "30.00").text("/status")).isEqualTo("UNKNOWN");
        assertThat(onCard(card)).containsExactly("10.00", "0.00");
        passes(Duration.ofMinutes(1));

        assertThat(onCard(card)).containsExactly("0.00", "0.00");
        assertThat(capture(payment, shipment, "30.00").text("/status")).isEqualTo("SUCCEEDED");
        assertThat(onCard(card)).containsExactly("0.00", "0.00");
    }

    @Test
    void aReleaseLetsAllGoOnce() {
        String card = giftCard("10.00");
        String order = order();
        String payment = pay(order, "30.00", "tok_approved", false, card).text("/payment");

        assertThat(release(payment).text("/status")).isEqualTo("VOIDED");
        assertThat(release(payment).text("/status")).isEqualTo("VOIDED");

        assertThat(onCard(card)).containsExactly("10.00", "10.00");
        assertThat(atProcessor(order).at("/voids")).hasSize(1);
    }

    @Test
    void repeatedItIsTheSameAndWithOtherCardsItIsRefused() {
        String card = giftCard("10.00");
        String order = order();
        String first =
                pay(order, "30.00", "tok_approved", false, card).expect(200).body();

        assertThat(pay(order, "30.00", "tok_approved", false, card).expect(200).body())
                .isEqualTo(first);
        assertThat(pay(order, "30.00", "tok_approved", false, giftCard("1.00"))
                        .expect(409)
                        .code())
                .isEqualTo("payment_key_reused");
        assertThat(onCard(card)).containsExactly("10.00", "0.00");
    }

    @Test
    void theSameCodeTwiceIsOneCard() {
        String card = giftCard("10.00");

        Reply held = pay(order(), "30.00", "tok_approved", false, card, card.toLowerCase(Locale.ROOT));

        assertThat(parts(held)).containsExactly("GIFT_CARD " + end(card) + " 10.00", "CARD 4242 20.00");
    }

    @Test
    void anUnknownCodeIsRefusedAndHoldsNothing() {
        String card = giftCard("10.00");
        String order = order();

        assertThat(pay(order, "30.00", "tok_approved", false, card, "0000-0000-0000-0000-01")
                        .expect(422)
                        .code())
                .isEqualTo("gift_card_unknown");
        assertThat(onCard(card)).containsExactly("10.00", "10.00");
        assertThat(pay(order, "30.00", "tok_approved", false, card).expect(200).text("/status"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void ordersAtOnceNeverSpendMoreThanIsOnACard() throws Exception {
        String one = giftCard("25.00");
        String two = giftCard("25.00");

        // Half of them name the cards the other way round, which must not lead to a deadlock.
        List<Reply> replies = Together.run(
                32,
                number -> number % 2 == 0
                        ? pay(AccountId.next(), order(), "10.00", "tok_approved", false, one, two)
                        : pay(AccountId.next(), order(), "10.00", "tok_approved", false, two, one));

        assertThat(replies)
                .allSatisfy(reply -> assertThat(reply.text("/status")).isEqualTo("SUCCEEDED"));
        assertThat(replies.stream()
                        .flatMap(reply -> reply.at("/parts").valueStream())
                        .filter(part -> part.at("/kind").asString().equals("GIFT_CARD"))
                        .mapToLong(part -> Math.round(part.at("/amount/amount").asDouble() * 100))
                        .sum())
                .isEqualTo(5_000);
        assertThat(onCard(one)).containsExactly("25.00", "0.00");
        assertThat(onCard(two)).containsExactly("25.00", "0.00");
    }

    @Test
    void capturesAndRefundsAtOnceKeepTheBalance() throws Exception {
        String card = giftCard("50.00");
        String payment = pay(order(), "100.00", "tok_approved", false, card).text("/payment");

        List<Reply> captures = Together.run(24, number -> capture(payment, key("shipment"), "7.00"));
        passes(Duration.ofMinutes(1));
        assertThat(captures).filteredOn(reply -> reply.status() == 200).hasSize(14);
        assertThat(onCard(card)).containsExactly("0.00", "0.00");

        List<Reply> refunds = Together.run(24, number -> refund(payment, key("return"), "7.00"));
        passes(Duration.ofMinutes(1));
        assertThat(refunds).filteredOn(reply -> reply.status() == 200).hasSize(14);
        assertThat(onCard(card)).containsExactly("50.00", "50.00");
    }

    @Test
    void saysBeforehandWhatWouldBeDrawn() {
        String card = giftCard("10.00");

        Reply cover = service()
                .post(
                        "/internal/stored-values/cover",
                        Map.of("payer", payer.toString(), "amount", usd("12.00"), "giftCards", List.of(card)))
                .expect(200);

        assertThat(parts(cover)).containsExactly("GIFT_CARD " + end(card) + " 10.00");
        assertThat(cover.text("/remaining/amount")).isEqualTo("2.00");
        assertThat(onCard(card)).containsExactly("10.00", "10.00");
    }

    @Test
    void aListOfCodesHasAnEnd() {
        pay(order(), "30.00", "tok_approved", false, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")
                .expect(400);
    }

    private Reply pay(String order, String amount, @Nullable String token, boolean credit, String... cards) {
        return pay(payer, order, amount, token, credit, cards);
    }

    private Reply pay(
            AccountId shopper, String order, String amount, @Nullable String token, boolean credit, String... cards) {
        Map<String, Object> request = authorisation(order, amount, "tok_approved");
        request.put("payer", shopper.toString());
        request.put("giftCards", List.of(cards));
        request.put("useStoreCredit", credit);
        request.put("paymentToken", token);
        return service().post("/internal/payments", request);
    }

    private static List<String> parts(Reply reply) {
        return reply.at("/parts")
                .valueStream()
                .map(part ->
                        part.at("/kind").asString() + " " + part.at("/label").asString("") + " "
                                + part.at("/amount/amount").asString())
                .toList();
    }

    private static String end(String code) {
        String plain = code.replace("-", "");
        return plain.substring(plain.length() - 4);
    }
}
