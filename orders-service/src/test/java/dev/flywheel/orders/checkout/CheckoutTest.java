package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.MembershipId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CheckoutTest extends OrdersServiceTest {

    @Test
    void placesAnOrderOfOwnAndThirdPartyGoods() {
        SellerId seller = SellerId.next();
        OfferChanged kettle = offer(null, "40.00", 5);
        OfferChanged cup = offer(seller, "60.00", 5);
        AccountId account = AccountId.next();
        Api shopper = shopper(account);
        fill(shopper, item(kettle, 1), item(cup, 2));

        Api.Reply placed = checkout(shopper, "one", "tok_approved").expect(201);

        assertThat(placed.text("/status")).isEqualTo("PLACED");
        assertThat(placed.text("/totals/items/amount")).isEqualTo("160.00");
        assertThat(placed.text("/totals/shipping/amount"))
                .as("4.99 for each sender")
                .isEqualTo("9.98");
        assertThat(placed.text("/totals/discount/amount")).isEqualTo("0.00");
        assertThat(placed.text("/totals/tax/amount")).as("6.5 % in Washington").isEqualTo("10.40");
        assertThat(placed.text("/totals/total/amount")).isEqualTo("180.38");
        assertThat(placed.text("/lines/1/sellerId")).isEqualTo(seller.toString());
        assertThat(placed.at("/lines/1/quantity").asInt()).isEqualTo(2);
        assertThat(placed.text("/lines/1/unitPrice/amount")).isEqualTo("60.00");
        assertThat(stock(kettle)).isEqualTo("5/1");
        assertThat(stock(cup)).isEqualTo("5/2");
        assertThat(ledger(cup)).isEqualTo("5/2");
        assertThat(shopper.get("/cart").at("/items").isEmpty()).isTrue();
        assertThat(payments.held(placed.text("/orderId"))).isEqualTo(usd("180.38"));
        assertTold(placed, account, seller);
        assertThat(shopper.get("/orders/" + placed.text("/orderId")).expect(200).json())
                .isEqualTo(placed.json());
    }

    private void assertTold(Api.Reply placed, AccountId account, SellerId seller) {
        List<JsonNode> told = told("OrderPlaced", "order:" + placed.text("/orderId"));
        assertThat(told).hasSize(1);
        JsonNode event = told.getFirst();
        assertThat(event.at("/shopper").asString()).isEqualTo(account.toString());
        assertThat(event.at("/total/amount").asString()).isEqualTo("180.38");
        assertThat(event.at("/primeDelivery/amount").asString()).isEqualTo("0.00");
        assertThat(event.at("/country").asString()).isEqualTo("US");
        assertThat(event.at("/lines/1/seller").asString()).isEqualTo(seller.toString());
        assertThat(event.at("/lines/1/what/items/amount").asString()).isEqualTo("120.00");
        assertThat(event.at("/lines/1/what/shipping/amount").asString()).isEqualTo("4.99");
        assertThat(event.at("/lines/1/what/category/1").asString()).isEqualTo("Kettles");
    }

    @Test
    void deliversFreeToPrimeMembersWhileTheirBenefitsLast() {
        OfferChanged kettle = offer(null, "10.00", 9);
        AccountId account = AccountId.next();
        MembershipId membership = prime(account, Duration.ofMinutes(1));
        Api shopper = shopper(account);
        fill(shopper, item(kettle, 1));
        Api.Reply placed = checkout(shopper, "prime", "tok_approved").expect(201);
        assertThat(placed.text("/totals/shipping/amount")).isEqualTo("0.00");
        assertThat(placed.text("/primeDelivery/amount")).isEqualTo("4.99");
        assertThat(placed.text("/totals/total/amount")).isEqualTo("10.65");
        JsonNode event = told("OrderPlaced", "order:" + placed.text("/orderId")).getFirst();
        assertThat(event.at("/membership").asString()).isEqualTo(membership.toString());
        assertThat(event.at("/primeDelivery/amount").asString()).isEqualTo("4.99");
        assertThat(event.at("/lines/0/what/shipping/amount").asString())
                .as("before Prime")
                .isEqualTo("4.99");

        pass(Duration.ofMinutes(2));
        fill(shopper, item(kettle, 1));
        assertThat(checkout(shopper, "later", "tok_approved").text("/totals/shipping/amount"))
                .isEqualTo("4.99");
    }

    @Test
    void tellsWhatIsNotThereAndLeavesNothingBehind() {
        OfferChanged kettle = offer(null, "10.00", 5);
        OfferChanged cup = offer(null, "10.00", 1);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1), item(cup, 2));
        Api.Reply refused = checkout(shopper, "short", "tok_approved");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("out_of_stock");
        assertThat(refused.at("/errors").size()).isEqualTo(1);
        assertThat(refused.text("/errors/0/message")).contains(cup.offer().toString());
        assertThat(stock(kettle)).isEqualTo("5/0");
        assertThat(shopper.get("/cart").at("/items").size()).isEqualTo(2);
        assertThat(shopper.get("/orders").at("/items").isEmpty()).isTrue();

        fill(shopper, item(kettle, 1), item(cup, 1));
        checkout(shopper, "short", "tok_approved").expect(201);
    }

    @Test
    void givesTheCartBackWhenThePaymentIsDeclined() {
        OfferChanged kettle = offer(null, "10.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 2));
        Api.Reply declined = checkout(shopper, "poor", "tok_insufficient_funds");
        assertThat(declined.status()).isEqualTo(402);
        assertThat(declined.code()).isEqualTo("insufficient_funds");
        assertThat(stock(kettle)).isEqualTo("5/0");
        assertThat(ledger(kettle)).isEqualTo("5/0");
        assertThat(shopper.get("/cart").at("/items/0/quantity").asInt()).isEqualTo(2);
        Api.Reply orders = shopper.get("/orders");
        assertThat(orders.text("/items/0/status")).isEqualTo("CANCELLED");
        assertThat(orders.text("/items/0/cancelReason")).isEqualTo("insufficient_funds");
        assertThat(told("OrderPlaced", "order:" + orders.text("/items/0/orderId")))
                .isEmpty();

        Api.Reply again = checkout(shopper, "poor", "tok_insufficient_funds");
        assertThat(again.status()).isEqualTo(402);
        assertThat(again.text("/detail")).isEqualTo(declined.text("/detail"));
        assertThat(checkout(shopper, "other", "tok_declined").code()).isEqualTo("payment_declined");
        checkout(shopper, "third", "tok_approved").expect(201);
    }

    @Test
    void refusesTheSameKeyWithAnotherBodyAndNeedsOne() {
        OfferChanged kettle = offer(null, "10.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        checkout(shopper, "same", "tok_approved").expect(201);
        Api.Reply reused = checkout(shopper, "same", "tok_declined");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.code()).isEqualTo("idempotency_key_reused");
        Api.Reply without = shopper.post("/checkouts", Map.of("shipTo", address("WA"), "paymentToken", "tok_approved"));
        assertThat(without.code()).isEqualTo("idempotency_key_required");
    }

    @Test
    void refusesWhatItCannotDo() {
        Api shopper = shopper();
        assertThat(checkout(shopper, "empty", "tok_approved").code()).isEqualTo("cart_empty");
        fill(shopper, item(offer(null, "10.00", 5), 1));
        assertRefused(shopper, Map.of("deliveryOption", "OVERNIGHT"), "unknown_delivery_option", "deliveryOption");
        assertRefused(shopper, Map.of("coupons", List.of("SAVE10")), "unknown_coupon", "coupons[0]");
        assertRefused(shopper, Map.of("shipTo", address("ZZ")), "invalid_address", "shipTo.region");
        Map<String, Object> nowhere = new LinkedHashMap<>(address("WA"));
        nowhere.put("country", "XX");
        assertRefused(shopper, Map.of("shipTo", nowhere), "invalid_address", "shipTo.country");
        Map<String, Object> codeless = new LinkedHashMap<>(address("WA"));
        codeless.remove("postalCode");
        assertRefused(shopper, Map.of("shipTo", codeless), "invalid_address", "shipTo.postalCode");
        assertRefused(shopper, Map.of("total", 1), "unknown_field", "total");
        assertRefused(shopper, Map.of("paymentToken", ""), "invalid_request", "paymentToken");
    }

    private static void assertRefused(Api shopper, Map<String, Object> with, String code, String field) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("shipTo", address("WA"), "paymentToken", "tok_approved"));
        body.putAll(with);
        Api.Reply refused = shopper.key("bad").post("/checkouts", body);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.status()).isBetween(400, 422);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void sendsAsManyStatementsForTwentyLinesAsForOne() throws Exception {
        Api before = shopper();
        fill(before, item(offer(null, "10.00", 5), 1));
        checkout(before, "before", "tok_approved").expect(201); // From now on the tables of delivery and tax are kept.
        Api one = shopper();
        fill(one, item(offer(null, "10.00", 5), 1));
        Api many = shopper();
        fill(
                many,
                IntStream.range(0, 20)
                        .mapToObj(i -> item(offer(null, "10.00", 5), 1))
                        .toArray(Map[]::new));

        List<String> forOne = SqlStatements.inRequests(
                () -> checkout(one, "one", "tok_approved").expect(201));
        List<String> forMany = SqlStatements.inRequests(
                () -> checkout(many, "many", "tok_approved").expect(201));

        assertThat(forMany).hasSameSizeAs(forOne);
        assertThat(forOne).as("a checkout's statements").hasSize(10);
    }

    @Test
    void placesAnOrderThatCostsNothingWithoutAskingFinance() {
        OfferChanged sample = offer(null, Money.of("0.00", "EUR"), 5);
        Api shopper = shopper();
        fill(shopper, item(sample, 1));
        payments.away(true);
        Api.Reply placed = checkout(shopper, "free", "tok_approved").expect(201);
        assertThat(placed.text("/totals/total/amount")).isEqualTo("0.00");
    }
}
