package dev.flywheel.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartSettingTest extends OrdersServiceTest {

    @Test
    void keepsForLaterWhatACheckoutLeaves() {
        OfferChanged kettle = offer(null, "10.00", 5);
        OfferChanged cup = offer(null, "2.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1), item(cup, 1));
        set(shopper, kettle, Map.of("savedForLater", true));
        Api.Reply cart = shopper.get("/cart");
        assertThat(cart.text("/total/amount")).isEqualTo("2.00");
        assertThat(cart.text("/savedForLater/0/offerId"))
                .isEqualTo(kettle.offer().toString());
        assertThat(checkout(shopper, "later", "tok_approved")
                        .expect(201)
                        .at("/lines")
                        .size())
                .isEqualTo(1);
        cart = shopper.get("/cart");
        assertThat(cart.at("/items").isEmpty()).isTrue();
        assertThat(cart.at("/savedForLater").size()).isEqualTo(1);
        set(shopper, kettle, Map.of("savedForLater", false));
        assertThat(shopper.get("/cart").text("/total/amount")).isEqualTo("10.00");
    }

    @Test
    void tellsWhatChangedBeforeAnybodyPays() {
        OfferChanged rising = offer(null, "10.00", 5);
        OfferChanged falling = offer(null, "10.00", 5);
        OfferChanged scarce = offer(null, "10.00", 5);
        OfferChanged gone = offer(null, "10.00", 5);
        Api shopper = shopper();
        fill(shopper, item(rising, 1), item(falling, 1), item(scarce, 3), item(gone, 1));
        publish(
                priced(rising, usd("12.00"), 5),
                priced(falling, usd("9.00"), 5),
                priced(scarce, usd("10.00"), 2),
                priced(gone, null, 5));

        Api.Reply cart = shopper.get("/cart");
        assertThat(cart.text("/items/0/change/kind")).isEqualTo("PRICE_ROSE");
        assertThat(cart.text("/items/0/change/before/amount")).isEqualTo("10.00");
        assertThat(cart.text("/items/0/unitPrice/amount")).isEqualTo("12.00");
        assertThat(cart.text("/items/1/change/kind")).isEqualTo("PRICE_FELL");
        assertThat(cart.text("/items/2/change/kind")).isEqualTo("LESS_IN_STOCK");
        assertThat(cart.at("/items/2/change/left").asInt()).isEqualTo(2);
        assertThat(cart.text("/items/3/change/kind")).isEqualTo("NOT_BUYABLE");

        set(shopper, rising, Map.of("quantity", 1));
        assertThat(shopper.get("/cart").at("/items/0/change").isMissingNode())
                .as("seen")
                .isTrue();
    }

    @Test
    void buysNothingAtAnotherTotalThanTheShopperWasTold() {
        OfferChanged kettle = offer(null, "10.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        Map<String, Object> wanted = Map.of("shipTo", address("WA"));
        String told = shopper.post("/checkouts/quote", wanted).expect(200).text("/totals/total/amount");
        assertThat(told).isEqualTo("15.64");
        publish(priced(kettle, usd("11.00"), 5));
        Map<String, Object> buy =
                Map.of("shipTo", address("WA"), "paymentToken", "tok_approved", "expectedTotal", usd(told));
        Api.Reply refused = shopper.key("told").post("/checkouts", buy);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("total_changed");
        assertThat(stock(kettle)).isEqualTo("5/0");
        assertThat(shopper.get("/cart").at("/items").size()).isEqualTo(1);
    }

    @Test
    void wrapsPresentsAndPrintsWhatTheySay() {
        OfferChanged kettle = offer(null, "10.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 2));
        set(shopper, kettle, Map.of("gift", Map.of("wrap", true, "message", "Happy birthday")));
        Api.Reply order = checkout(shopper, "gift", "tok_approved").expect(201);
        assertThat(order.text("/totals/giftWrap/amount")).isEqualTo("7.98");
        assertThat(order.text("/lines/0/terms/giftMessage")).isEqualTo("Happy birthday");
        assertThat(order.text("/totals/total/amount"))
                .as("20.00 + 7.98 + 4.99 + 6.5 % of the goods")
                .isEqualTo("34.27");
        operator()
                .post("/operator/orders/" + order.text("/orderId") + "/shipments", null)
                .expect(201);
        String shipment = operator().get("/orders/" + order.text("/orderId")).text("/shipments/0/shipmentId");
        assertThat(entry("shipment:" + shipment + ":sale"))
                .containsExactly(
                        "CREDIT GIFT_WRAP_SALES 7.98",
                        "CREDIT PRODUCT_SALES 20.00",
                        "CREDIT SHIPPING_SALES 4.99",
                        "CREDIT TAX_PAYABLE 1.30",
                        "DEBIT CONTRACT_LIABILITY 34.27");
    }

    @Test
    void refusesWhatCannotBe() {
        OfferChanged kettle = offer(null, "10.00", 5);
        OfferChanged cup = offer(dev.flywheel.domain.SellerId.next(), "2.00", 5);
        Api shopper = shopper();
        shopper.put("/cart/items/" + kettle.offer(), Map.of("quantity", 1)).expect(404);
        fill(shopper, item(cup, 1));
        shopper.put("/cart/items/" + cup.offer(), Map.of("quantity", 0)).expect(400);
        shopper.put("/cart/items/" + cup.offer(), Map.of("gift", Map.of("wrap", false, "message", "x".repeat(241))))
                .expect(400);
        set(shopper, cup, Map.of("gift", Map.of("wrap", true)));
        Api.Reply refused = checkout(shopper, "unwrapped", "tok_approved");
        assertThat(refused.code()).as("third parties do not wrap").isEqualTo("no_gift_wrap");
        shopper.delete("/cart/items/" + cup.offer()).expect(200);
        shopper.delete("/cart/items/" + cup.offer()).expect(404);
    }

    private static void set(Api shopper, OfferChanged offer, Map<String, ?> setting) {
        shopper.put("/cart/items/" + offer.offer(), setting).expect(200);
    }

    private static OfferChanged priced(OfferChanged offer, @Nullable Money price, int quantity) {
        return new OfferChanged(
                offer.offer(),
                offer.product(),
                offer.seller(),
                offer.sku(),
                offer.title(),
                offer.brand(),
                offer.category(),
                price,
                offer.condition(),
                offer.weightGrams(),
                price != null,
                quantity);
    }
}
