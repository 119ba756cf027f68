package dev.flywheel.orders.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.orders.OrdersServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseLimitTest extends OrdersServiceTest {

    @Test
    void sellsNoMoreToOneCustomerThanIsMeantForOne() {
        OfferChanged console = offer(null, "400.00", 50);
        limit(console, Map.of("perOrder", 2, "perCustomer", 3, "days", 10));
        Api shopper = shopper();
        fill(shopper, item(console, 3));
        Api.Reply refused = checkout(shopper, "three", "tok_approved");
        assertThat(refused.code()).isEqualTo("purchase_limit");
        assertThat(refused.text("/errors/0/field")).isEqualTo("cart.items[0].quantity");
        String first = order(shopper, item(console, 2));
        fill(shopper, item(console, 2));
        assertThat(checkout(shopper, "four", "tok_approved").code()).isEqualTo("purchase_limit");
        shopper.post("/orders/" + first + "/cancellation", null).expect(200);
        order(shopper, item(console, 2));
        pass(Duration.ofDays(11));
        order(shopper, item(console, 2));
        assertThat(stock(console)).isEqualTo("50/4");
    }

    /** Ten tabs of one shopper at once: the limit holds, whoever comes first. */
    @Test
    void holdsAgainstTheSameCustomerAtOnce() throws Exception {
        OfferChanged console = offer(null, "400.00", 50);
        limit(console, Map.of("perCustomer", 1));
        Api shopper = shopper();
        List<Callable<Api.Reply>> calls = IntStream.range(0, 10)
                .<Callable<Api.Reply>>mapToObj(i -> () -> {
                    fill(shopper, item(console, 1));
                    return checkout(shopper, "tab-" + i, "tok_approved");
                })
                .toList();
        long bought =
                atOnce(calls).stream().filter(reply -> reply.status() == 201).count();
        assertThat(bought).isEqualTo(1);
        assertThat(stock(console)).isEqualTo("50/1");
    }

    @Test
    void isTheOperatorsToSet() {
        OfferChanged console = offer(null, "400.00", 50);
        String path = "/operator/purchase-limits/" + console.product();
        operator().get(path).expect(404);
        operator().put(path, Map.of("days", 5)).expect(400);
        limit(console, Map.of("perOrder", 2));
        assertThat(operator().get(path).at("/days").asInt()).isEqualTo(30);
        shopper().put(path, Map.of("perOrder", 2)).expect(403);
        operator().delete(path).expect(204);
        operator().delete(path).expect(404);
    }

    private void limit(OfferChanged offer, Map<String, Integer> limits) {
        operator().put("/operator/purchase-limits/" + offer.product(), limits).expect(200);
    }
}
