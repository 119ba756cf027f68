package dev.flywheel.orders.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.orders.OrdersServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuestCartTest extends OrdersServiceTest {

    @Test
    void holdsWhatSomebodyPutsInBeforeHeSignsIn() {
        OfferChanged kettle = offer(null, "10.00", 5);
        String cart = opened();
        anyone().post("/guest-carts/" + cart + "/items", item(kettle, 2)).expect(200);
        assertThat(anyone().get("/guest-carts/" + cart).text("/total/amount")).isEqualTo("20.00");
        anyone().put("/guest-carts/" + cart + "/items/" + kettle.offer(), Map.of("quantity", 1))
                .expect(200);
        assertThat(anyone().get("/guest-carts/" + cart).text("/total/amount")).isEqualTo("10.00");
        anyone().delete("/guest-carts/" + cart + "/items/" + kettle.offer()).expect(200);
        assertThat(anyone().get("/guest-carts/" + cart).at("/items").isEmpty()).isTrue();
    }

    @Test
    void isNobodysWhoDoesNotKnowItsId() {
        anyone().get("/guest-carts/" + UUID.randomUUID()).expect(404);
        anyone().post("/guest-carts/" + UUID.randomUUID() + "/items", item(offer(null, "1.00", 1), 1))
                .expect(404);
        OfferChanged kettle = offer(null, "10.00", 5);
        dev.flywheel.domain.AccountId account = dev.flywheel.domain.AccountId.next();
        fill(shopper(account), item(kettle, 1));
        anyone().get("/guest-carts/" + account).expect(404);
        anyone().put("/guest-carts/" + account, Map.of("items", List.of())).expect(404);
        assertThat(shopper(account).get("/cart").at("/items").size())
                .as("an account is no guest")
                .isEqualTo(1);
    }

    @Test
    void mergesOnSigningIn() {
        OfferChanged kettle = offer(null, "10.00", 9);
        OfferChanged cup = offer(null, "2.00", 9);
        OfferChanged pot = offer(null, "5.00", 9);
        assertThat(merged("MERGE", kettle, cup, pot)).containsExactly("3 x 10.00", "4 x 2.00", "1 x 5.00");
        assertThat(merged("KEEP_MINE", kettle, cup, pot)).containsExactly("1 x 10.00", "4 x 2.00");
        assertThat(merged("TAKE_GUEST", kettle, cup, pot)).containsExactly("3 x 10.00", "1 x 5.00");
    }

    /** A page sent twice merges once, and what is bought is not put in again. */
    @Test
    void mergesOnceHoweverOftenItIsAsked() throws Exception {
        OfferChanged kettle = offer(null, "10.00", 90);
        String cart = opened();
        anyone().post("/guest-carts/" + cart + "/items", item(kettle, 3)).expect(200);
        Api shopper = shopper();
        List<Callable<Api.Reply>> calls = IntStream.range(0, 8)
                .<Callable<Api.Reply>>mapToObj(i -> () -> shopper.post("/cart/merge", Map.of("cartId", cart)))
                .toList();
        assertThat(counted(atOnce(calls))).containsExactly(Map.entry("200", 8L));
        assertThat(shopper.get("/cart").at("/items/0/quantity").asInt()).isEqualTo(3);
        anyone().get("/guest-carts/" + cart).expect(404);
    }

    @Test
    void refusesToMergeTwoCurrencies() {
        OfferChanged kettle = offer(null, "10.00", 9);
        OfferChanged euro = offer(null, dev.flywheel.domain.Money.of("3.00", "EUR"), 9);
        String cart = opened();
        anyone().post("/guest-carts/" + cart + "/items", item(euro, 1)).expect(200);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        Api.Reply refused = shopper.post("/cart/merge", Map.of("cartId", cart));
        assertThat(refused.code()).isEqualTo("mixed_currencies");
        assertThat(anyone().get("/guest-carts/" + cart).at("/items").size())
                .as("nothing is lost")
                .isEqualTo(1);
    }

    @Test
    void isDroppedWhenNobodyComesBack() {
        String old = opened();
        pass(Duration.ofDays(31));
        String young = opened();
        job("forget-guest-carts");
        anyone().get("/guest-carts/" + old).expect(404);
        anyone().get("/guest-carts/" + young).expect(200);
    }

    private List<String> merged(String strategy, OfferChanged kettle, OfferChanged cup, OfferChanged pot) {
        String cart = opened();
        anyone().put("/guest-carts/" + cart, Map.of("items", List.of(item(kettle, 3), item(pot, 1))))
                .expect(200);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1), item(cup, 4));
        Api.Reply merged = shopper.post("/cart/merge", Map.of("cartId", cart, "strategy", strategy))
                .expect(200);
        return merged.at("/items")
                .valueStream()
                .map(item -> item.at("/quantity").asInt() + " x "
                        + item.at("/unitPrice/amount").asString())
                .toList();
    }

    private String opened() {
        return anyone().post("/guest-carts", null).expect(201).text("/cartId");
    }
}
