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

/** The shopper's bank wants to know that it is he. */
class AuthenticationTest extends OrdersServiceTest {

    private static final String TOKEN = "tok_authentication_required";

    @Test
    void holdsTheStockUntilTheShopperHasDoneHisStep() {
        OfferChanged kettle = offer(null, "10.00", 2);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        Api.Reply waiting = checkout(shopper, "sca", TOKEN).expect(202);
        String order = waiting.text("/orderId");
        assertThat(waiting.text("/status")).isEqualTo("PENDING_PAYMENT");
        assertThat(waiting.text("/nextAction/url")).startsWith("https://bank.example/");
        assertThat(stock(kettle)).isEqualTo("2/1");
        assertThat(shopper.post("/orders/" + order + "/payment", null)
                        .expect(202)
                        .text("/nextAction/type"))
                .as("not yet")
                .isEqualTo("redirect");

        payments.authenticate(order, true);
        Api.Reply placed = shopper.post("/orders/" + order + "/payment", null).expect(201);
        assertThat(placed.text("/status")).isEqualTo("PLACED");
        assertThat(placed.at("/nextAction").isMissingNode()).isTrue();
        assertThat(checkout(shopper, "sca", TOKEN).expect(201).text("/orderId")).isEqualTo(order);
        assertThat(told("OrderPlaced", "order:" + order)).hasSize(1);
        shopper().post("/orders/" + order + "/payment", null).expect(404);
    }

    @Test
    void placesOnceHoweverManyComeBackAtOnce() throws Exception {
        OfferChanged kettle = offer(null, "10.00", 2);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        String order = checkout(shopper, "storm", TOKEN).expect(202).text("/orderId");
        payments.authenticate(order, true);
        List<Callable<Api.Reply>> calls = IntStream.range(0, 12)
                .<Callable<Api.Reply>>mapToObj(i -> () -> i % 2 == 0
                        ? shopper.post("/orders/" + order + "/payment", null)
                        : checkout(shopper, "storm", TOKEN))
                .toList();
        assertThat(counted(atOnce(calls))).containsExactly(Map.entry("201", 12L));
        assertThat(told("OrderPlaced", "order:" + order)).hasSize(1);
        assertThat(stock(kettle)).isEqualTo("2/1");
    }

    @Test
    void letsEverythingGoWhenHeFails() {
        OfferChanged kettle = offer(null, "10.00", 2);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        String order = checkout(shopper, "failed", TOKEN).expect(202).text("/orderId");
        payments.authenticate(order, false);
        shopper.post("/orders/" + order + "/payment", null).expect(402);
        assertThat(stock(kettle)).isEqualTo("2/0");
        assertThat(shopper.get("/cart").at("/items").size()).isEqualTo(1);
    }

    @Test
    void letsEverythingGoAfterTenMinutes() {
        OfferChanged kettle = offer(null, "10.00", 2);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        String order = checkout(shopper, "late", TOKEN).expect(202).text("/orderId");
        pass(Duration.ofMinutes(9));
        job("resume-checkouts");
        assertThat(stock(kettle)).isEqualTo("2/1");
        pass(Duration.ofMinutes(2));
        job("resume-checkouts");
        awaitStatus(shopper, order, "CANCELLED");
        assertThat(stock(kettle)).isEqualTo("2/0");
        assertThat(payments.isVoided(order)).as("nothing can be paid any more").isTrue();
        assertThat(shopper.post("/orders/" + order + "/payment", null).code()).isEqualTo("payment_expired");
    }

    @Test
    void goesOnByItselfWhenTheShopperDoesNotComeBack() {
        OfferChanged kettle = offer(null, "10.00", 2);
        Api shopper = shopper();
        fill(shopper, item(kettle, 1));
        String order = checkout(shopper, "away", TOKEN).expect(202).text("/orderId");
        payments.authenticate(order, true);
        pass(Duration.ofSeconds(31));
        job("resume-checkouts");
        awaitStatus(shopper, order, "PLACED");
    }

    @Test
    void wantsToKnowWhatToPayWith() {
        Api shopper = shopper();
        fill(shopper, item(offer(null, "10.00", 2), 1));
        Api.Reply refused = shopper.key("nothing").post("/checkouts", Map.of("shipTo", address("WA")));
        assertThat(refused.code()).isEqualTo("invalid_request");
        assertThat(refused.text("/errors/0/field")).isEqualTo("paymentToken");
    }
}
