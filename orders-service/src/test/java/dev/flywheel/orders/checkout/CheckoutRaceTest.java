package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class CheckoutRaceTest extends OrdersServiceTest {

    @Test
    void oneOfAHundredShoppersGetsTheLastUnit() throws Exception {
        OfferChanged lamp = offer(null, "25.00", 1);
        long before = payments.authorisations();
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Api shopper = shopper();
            fill(shopper, item(lamp, 1));
            calls.add(() -> checkout(shopper, "last", "tok_approved"));
        }

        List<Api.Reply> answers = atOnce(calls);

        assertThat(counted(answers)).isEqualTo(Map.of("201", 1L, "409 out_of_stock", 99L));
        assertThat(payments.authorisations() - before).isEqualTo(1);
        assertThat(stock(lamp)).isEqualTo("1/1");
        assertThat(ledger(lamp)).isEqualTo("1/1");
    }

    @Test
    void theSameKeyTenTimesAtOnceIsOneOrder() throws Exception {
        OfferChanged lamp = offer(null, "25.00", 50);
        Api shopper = shopper();
        fill(shopper, item(lamp, 2));
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(() -> checkout(shopper, "ten", "tok_approved"));
        }

        List<Api.Reply> answers = atOnce(calls);

        assertThat(counted(answers)).isEqualTo(Map.of("201", 10L));
        assertThat(answers.stream().map(Api.Reply::body).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(reply ->
                        reply.headers().firstValue("Idempotent-Replayed").isPresent())
                .hasSize(9);
        assertThat(shopper.get("/orders").at("/items").size()).isEqualTo(1);
        assertThat(payments.calls("order:" + answers.getFirst().text("/orderId")))
                .hasSize(1);
        assertThat(stock(lamp)).isEqualTo("50/2");
    }

    @Test
    void aCartIsBoughtOnceHoweverManyKeysItIsBoughtWith() throws Exception {
        OfferChanged lamp = offer(null, "25.00", 50);
        Api shopper = shopper();
        fill(shopper, item(lamp, 2));
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String key = "key-" + i;
            calls.add(() -> checkout(shopper, key, "tok_approved"));
        }

        List<Api.Reply> answers = atOnce(calls);

        assertThat(counted(answers)).isEqualTo(Map.of("201", 1L, "409 cart_empty", 7L));
        assertThat(stock(lamp)).isEqualTo("50/2");
    }

    @Test
    void ordersOfTheSameGoodsInAnyOrderNeverBlockEachOther() throws Exception {
        List<OfferChanged> goods = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            goods.add(offer(null, "5.00", 1000));
        }
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Api shopper = shopper();
            List<OfferChanged> mine = i % 2 == 0 ? goods : goods.reversed();
            fill(shopper, mine.stream().map(good -> item(good, 1)).toArray(Map[]::new));
            // Every fifth is refused, and gives back what it held.
            String token = i % 5 == 0 ? "tok_declined" : "tok_approved";
            calls.add(() -> checkout(shopper, "any", token));
        }

        List<Api.Reply> answers = atOnce(calls);

        assertThat(counted(answers)).isEqualTo(Map.of("201", 32L, "402 payment_declined", 8L));
        assertThat(goods).allSatisfy(good -> {
            assertThat(stock(good)).isEqualTo("1000/32");
            assertThat(ledger(good)).isEqualTo("1000/32");
        });
    }

    @Test
    void manyBuyersOfFewUnitsGetExactlyThose() throws Exception {
        OfferChanged lamp = offer(null, "25.00", 30);
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Api shopper = shopper();
            int quantity = 1 + i % 3;
            fill(shopper, item(lamp, quantity));
            calls.add(() -> checkout(shopper, "few", "tok_approved"));
        }

        List<Api.Reply> answers = atOnce(calls);

        int sold = answers.stream()
                .filter(reply -> reply.status() == 201)
                .mapToInt(reply -> reply.at("/lines/0/quantity").asInt())
                .sum();
        assertThat(counted(answers)).containsOnlyKeys("201", "409 out_of_stock");
        assertThat(sold).as("a single unit fits whenever one is left").isEqualTo(30);
        assertThat(stock(lamp)).isEqualTo("30/30");
    }
}
