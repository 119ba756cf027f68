package dev.flywheel.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.ProductId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.OtherServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class CartTest extends OrdersServiceTest {

    @Test
    void addsUpWhatIsPutIn() {
        SellerId seller = SellerId.next();
        OfferChanged kettle = offer(null, "19.99", 5);
        OfferChanged cup = offer(seller, "3.50", 1);
        Api shopper = shopper();
        shopper.post("/cart/items", item(kettle, 2)).expect(200);
        shopper.post("/cart/items", item(cup, 1)).expect(200);
        shopper.post("/cart/items", item(kettle, 1)).expect(200);
        shopper.post("/cart/items", item(cup, 1)).expect(200);

        Api.Reply cart = shopper.get("/cart").expect(200);

        assertThat(cart.at("/items").size()).isEqualTo(2);
        assertThat(cart.text("/items/0/offerId")).isEqualTo(kettle.offer().toString());
        assertThat(cart.at("/items/0/quantity").asInt()).isEqualTo(3);
        assertThat(cart.text("/items/0/unitPrice/amount")).isEqualTo("19.99");
        assertThat(cart.text("/items/0/lineTotal/amount")).isEqualTo("59.97");
        assertThat(cart.at("/items/0/available").asBoolean()).isTrue();
        assertThat(cart.text("/items/1/sellerId")).isEqualTo(seller.toString());
        assertThat(cart.at("/items/1/available").asBoolean())
                .as("two wanted, one there")
                .isFalse();
        assertThat(cart.text("/total/amount")).isEqualTo("66.97");
    }

    @Test
    void replacesTheWholeCartAndCountsTheSameOfferOnce() {
        OfferChanged kettle = offer(null, "10.00", 5);
        OfferChanged cup = offer(null, "2.00", 5);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        fill(shopper, item(cup, 1), item(cup, 2));
        Api.Reply cart = shopper.get("/cart");
        assertThat(cart.at("/items").size()).isEqualTo(1);
        assertThat(cart.at("/items/0/quantity").asInt()).isEqualTo(3);
        shopper.put("/cart", Map.of("items", List.of())).expect(200);
        assertThat(shopper.get("/cart").at("/items").isEmpty()).isTrue();
    }

    @Test
    void isEmptyBeforeTheFirstItem() {
        Api.Reply cart = shopper().get("/cart").expect(200);
        assertThat(cart.at("/items").isEmpty()).isTrue();
        assertThat(cart.text("/total/amount")).isEqualTo("0.00");
    }

    @Test
    void belongsToItsAccount() {
        OfferChanged kettle = offer(null, "10.00", 5);
        fill(shopper(), item(kettle, 1));
        assertThat(shopper().get("/cart").at("/items").isEmpty()).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        OfferChanged kettle = offer(null, "10.00", 5);
        Api shopper = shopper();
        assertThat(shopper.post("/cart/items", item(kettle, 0)).status()).isEqualTo(400);
        assertThat(shopper.post("/cart/items", item(kettle, 100_001)).status()).isEqualTo(400);
        assertThat(shopper.post("/cart/items", "{\"offerId\":\"x\",\"quantity\":1}")
                        .status())
                .isEqualTo(400);
        assertThat(shopper.post("/cart/items", "{\"quantity\":1}").status()).isEqualTo(400);
        fill(shopper, item(kettle, 100_000));
        Api.Reply tooMany = shopper.post("/cart/items", item(kettle, 1));
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.code()).isEqualTo("quantity_too_large");
        assertThat(shopper.get("/cart").at("/items/0/quantity").asInt()).isEqualTo(100_000);
    }

    @Test
    void doesNotMixCurrencies() {
        OfferChanged dollars = offer(null, "10.00", 5);
        OfferChanged pounds = offer(null, Money.of("8.00", "GBP"), 5);
        Api shopper = shopper();
        fill(shopper, item(dollars, 1));
        assertThat(shopper.post("/cart/items", item(pounds, 1)).code()).isEqualTo("mixed_currencies");
        assertThat(shopper.put("/cart", Map.of("items", List.of(item(dollars, 1), item(pounds, 1))))
                        .status())
                .isEqualTo(422);
        fill(shopper, item(pounds, 2));
        assertThat(shopper.get("/cart").text("/total/currency")).isEqualTo("GBP");
    }

    @Test
    void readsAnOfferItWasNotToldOfYetAndRefusesAnUnknownOne() {
        OfferChanged fresh = new OfferChanged(
                OfferId.next(),
                ProductId.next(),
                null,
                "S",
                "Just put up",
                null,
                List.of(),
                usd("1.00"),
                "new",
                null,
                true,
                3);
        OtherServices.publish("catalog", fresh);
        shopper().post("/cart/items", item(fresh, 1)).expect(200);
        Api.Reply unknown =
                shopper().post("/cart/items", Map.of("offerId", OfferId.next().toString(), "quantity", 1));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("unknown_offer");
        assertThat(unknown.text("/errors/0/field")).isEqualTo("offerId");
    }

    @Test
    void refusesAnOfferThatCannotBeBought() {
        OfferChanged withdrawn = new OfferChanged(
                OfferId.next(),
                ProductId.next(),
                null,
                "S",
                "Gone",
                null,
                List.of(),
                usd("1.00"),
                "new",
                null,
                false,
                3);
        OfferChanged priceless = new OfferChanged(
                OfferId.next(),
                ProductId.next(),
                null,
                "S",
                "Listed only",
                null,
                List.of(),
                null,
                "new",
                null,
                true,
                3);
        publish(withdrawn, priceless);
        assertThat(shopper().post("/cart/items", item(withdrawn, 1)).code()).isEqualTo("not_buyable");
        assertThat(shopper().post("/cart/items", item(priceless, 1)).code()).isEqualTo("not_buyable");
    }

    @Test
    void losesNothingWhenPutIntoAtOnce() throws Exception {
        OfferChanged kettle = offer(null, "10.00", 5);
        Api shopper = shopper();
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> shopper.post("/cart/items", item(kettle, 1)));
        }
        assertThat(counted(atOnce(calls))).isEqualTo(Map.of("200", 20L));
        assertThat(shopper.get("/cart").at("/items/0/quantity").asInt()).isEqualTo(20);
    }

    @Test
    void takesAThousandLinesAndLooksAtThemWithAsManyStatementsAsOne() throws Exception {
        List<OfferChanged> offers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            OfferChanged some = new OfferChanged(
                    OfferId.next(),
                    ProductId.next(),
                    null,
                    "S" + i,
                    "T",
                    null,
                    List.of(),
                    usd("1.00"),
                    "new",
                    null,
                    true,
                    3);
            offers.add(some);
        }
        publish(offers.toArray(OfferChanged[]::new));
        Api one = shopper();
        fill(one, item(offers.getFirst(), 1));
        Api many = shopper();
        fill(many, offers.stream().map(offer -> item(offer, 1)).toArray(Map[]::new));

        List<String> forOne = SqlStatements.inRequests(() -> one.get("/cart").expect(200));
        List<String> forMany = SqlStatements.inRequests(() -> many.get("/cart").expect(200));

        assertThat(many.get("/cart").at("/items").size()).isEqualTo(1000);
        assertThat(many.get("/cart").text("/total/amount")).isEqualTo("1000.00");
        assertThat(forMany).hasSameSizeAs(forOne);
        OfferChanged another = offer(null, "1.00", 1);
        assertThat(many.post("/cart/items", item(another, 1)).code()).isEqualTo("cart_full");
    }
}
