package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Cards without money, a provider that says nothing after it charged, keys used again: nothing is lost, nothing is half
 * done. The payment provider's own records are the judge.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPaymentTest {

    private static final int STOCK = 50;

    private final World world = World.get();
    private final Api shopper = world.shopper();
    private String offer = "";
    private int sold;

    @BeforeAll
    void goods() {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                BADPAYMENT-1,Badpayment lantern,Home & Kitchen > Lamps,20.00,USD,%d,new
                """.formatted(STOCK));
        offer = world.offer("Badpayment lantern");
    }

    @AfterAll
    void nothingIsLostOrHalfDone() {
        assertThat(world.balanced()).isTrue();
        JsonNode stock = stock();
        assertThat(stock.at("/onHand").asInt() - stock.at("/held").asInt()).isEqualTo(STOCK - sold);
    }

    @Test
    void givesAKeyOneMeaning() {
        Api.Reply first = buy("meaning");
        Api.Reply again = checkout("meaning", "tok_approved").expect(201);
        assertThat(again.text("/orderId")).isEqualTo(first.text("/orderId"));
        Refused.with(422, checkout("meaning", "tok_declined"), "another body");
        for (String key : List.of("", "a b", "k".repeat(256))) {
            Refused.naming("Idempotency-Key", 400, checkout(key, "tok_approved"), "the key '" + key + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tok_declined, payment_declined",
        "tok_insufficient_funds, insufficient_funds",
        "tok_of_nobody, payment_declined"
    })
    void letsGoOfEverythingWhenThereIsNoMoney(String token, String code) {
        world.fill(shopper, offer);
        int before = stock().at("/held").asInt();
        Api.Reply refused = Refused.with(402, checkout(token, token), token);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(stock().at("/held").asInt()).isEqualTo(before);
        assertThat(shopper.get("/cart").at("/items").size())
                .as("the cart is kept")
                .isEqualTo(1);
        assertThat(shopper.get("/orders").text("/items/0/status")).isEqualTo("CANCELLED");
    }

    @Test
    void findsOutWhatBecameOfAPaymentThatTimedOut() {
        world.fill(shopper, offer);
        String order = checkout("late", "tok_timeout").text("/orderId");
        Eventually.passes(
                Duration.ofSeconds(60),
                () -> assertThat(shopper.get("/orders/" + order).text("/status"))
                        .isEqualTo("PLACED"));
        sold++;
        assertThat(checkout("late", "tok_timeout").expect(201).text("/orderId")).isEqualTo(order);
        assertThat(payments(order)).hasSize(1);
        assertThat(payments(order).getFirst().at("/captures").size()).isZero();

        world.operator().post("/operator/orders/" + order + "/shipments", null).expect(201);

        Eventually.passes(
                Duration.ofSeconds(30),
                () -> assertThat(payments(order).getFirst().at("/captures").size())
                        .isEqualTo(1));
        assertThat(payments(order)).hasSize(1);
    }

    private List<JsonNode> payments(String order) {
        return Api.at(world.marketplace().paymentsUrl())
                .get("/v1/records")
                .expect(200)
                .at("/authorizations")
                .valueStream()
                .filter(payment ->
                        payment.at("/authorization/reference").asString().equals("order:" + order))
                .toList();
    }

    private Api.Reply buy(String key) {
        world.fill(shopper, offer);
        Api.Reply placed = checkout(key, "tok_approved").expect(201);
        sold++;
        return placed;
    }

    private Api.Reply checkout(String key, String token) {
        return world.checkout(shopper, key, token);
    }

    private JsonNode stock() {
        return world.operator()
                .get("/operator/inventory?limit=100")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/offerId").asString().equals(offer))
                .findFirst()
                .orElseThrow();
    }
}
