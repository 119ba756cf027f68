package dev.flywheel.orders.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CancellationTest extends OrdersServiceTest {

    @Test
    void letsGoOfTheStockAndTheMoney() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));

        Api.Reply cancelled =
                ann.post("/orders/" + order + "/cancellation", null).expect(200);

        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/lines/0/cancelled").asInt()).isEqualTo(2);
        assertThat(stock(kettle)).isEqualTo("5/0");
        assertThat(payments.isVoided(order)).isTrue();
        JsonNode fact = told("OrderCancelled", "order:" + order).getFirst();
        assertThat(fact.at("/lines/0/quantity").asInt()).isEqualTo(2);
        assertThat(fact.at("/lines/0/items/amount").asString()).isEqualTo("80.00");
        assertThat(ann.post("/orders/" + order + "/cancellation", null).code()).isEqualTo("nothing_open");
        assertThat(operator()
                        .post("/operator/orders/" + order + "/shipments", null)
                        .code())
                .isEqualTo("nothing_open");
    }

    @Test
    void cancelsSomeUnitsAndTakesTheMoneyOfTheOthersOnly() {
        OfferChanged pen = offer(null, "0.35", 10);
        Api ann = shopper();
        String order = order(ann, item(pen, 3));
        String line = line(ann, order, 0);
        Api.Reply some = ann.post("/orders/" + order + "/cancellation", Map.of("lines", List.of(units(line, 1))))
                .expect(200);
        assertThat(some.text("/status")).isEqualTo("PLACED");
        assertThat(payments.isVoided(order)).as("two are still to be paid").isFalse();
        operator().post("/operator/orders/" + order + "/shipments", null).expect(201);
        assertThat(ann.get("/orders/" + order).text("/status")).isEqualTo("SHIPPED");
        JsonNode fact = told("OrderCancelled", "order:" + order).getFirst();
        Money spared = Money.of(fact.at("/lines/0/items/amount").asString(), "USD")
                .plus(Money.of(fact.at("/lines/0/shipping/amount").asString(), "USD"))
                .plus(Money.of(fact.at("/lines/0/tax/amount").asString(), "USD"));
        Money total = usd(ann.get("/orders/" + order).text("/totals/total/amount"));
        assertThat(payments.captured(order).plus(spared)).isEqualTo(total);
        assertThat(payments.isVoided(order))
                .as("the rest is let go after the last parcel")
                .isTrue();
        assertThat(stock(pen)).isEqualTo("8/0");
    }

    @Test
    void anotherOnesOrderIsNotThere() {
        String order = order(shopper(), item(offer(null, "40.00", 5), 1));
        assertThat(shopper().post("/orders/" + order + "/cancellation", null).status())
                .isEqualTo(404);
        assertThat(shopper().get("/orders/" + order).status()).isEqualTo(404);
        operator().get("/orders/" + order).expect(200);
    }

    @Test
    void letsGoOfTheMoneyLaterWhenFinanceIsAway() {
        Api ann = shopper();
        String order = order(ann, item(offer(null, "40.00", 5), 1));
        payments.away(true);
        ann.post("/orders/" + order + "/cancellation", null).expect(200);
        assertThat(payments.isVoided(order)).isFalse();
        payments.away(false);
        resume("release-payments");
        Eventually.await(Duration.ofSeconds(10), () -> payments.isVoided(order));
    }

    @Test
    void answersARepeatedCallAsTheFirst() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));
        String line = line(ann, order, 0);
        Map<String, Object> one = Map.of("lines", List.of(units(line, 1)));
        Api.Reply first =
                ann.key("c").post("/orders/" + order + "/cancellation", one).expect(200);
        Api.Reply again =
                ann.key("c").post("/orders/" + order + "/cancellation", one).expect(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stock(kettle)).isEqualTo("5/1");
    }

    @Test
    void aUnitIsSentOrCancelledNeverBoth() throws Exception {
        OfferChanged kettle = offer(null, "40.00", 200);
        List<String> orders = new ArrayList<>();
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        Api ann = shopper();
        for (int i = 0; i < 10; i++) {
            String order = order(ann, item(kettle, 4));
            orders.add(order);
            String line = line(ann, order, 0);
            Map<String, Object> one = Map.of("lines", List.of(units(line, 1)));
            for (int j = 0; j < 3; j++) {
                calls.add(() -> ann.post("/orders/" + order + "/cancellation", one));
                calls.add(() -> operator().post("/operator/orders/" + order + "/shipments", one));
            }
        }

        List<Api.Reply> answers = atOnce(calls);

        assertThat(counted(answers)).containsOnlyKeys("200", "201", "409 quantity_not_open");
        int sent = 0;
        for (String order : orders) {
            Api.Reply after = ann.get("/orders/" + order);
            int shipped = after.at("/lines/0/shipped").asInt();
            int cancelled = after.at("/lines/0/cancelled").asInt();
            sent += shipped;
            assertThat(shipped + cancelled)
                    .as("all six calls wanted one of four")
                    .isEqualTo(4);
            assertThat(payments.captured(order).isPositive()).isEqualTo(shipped > 0);
            assertThat(payments.isVoided(order)).isEqualTo(cancelled > 0);
        }
        assertThat(stock(kettle)).isEqualTo(200 - sent + "/0");
        assertThat(ledger(kettle)).isEqualTo(200 - sent + "/0");
    }

    @Test
    void keepsTheUnitsOfAParcelWhosePaymentIsOpen() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));
        String line = line(ann, order, 0);
        payments.next(Fault.UNKNOWN_AFTER_EFFECT);
        operator()
                .post("/operator/orders/" + order + "/shipments", Map.of("lines", List.of(units(line, 1))))
                .expect(202);
        ann.post("/orders/" + order + "/cancellation", null).expect(200);
        assertThat(ann.get("/orders/" + order).at("/lines/0/cancelled").asInt()).isEqualTo(1);
        assertThat(payments.isVoided(order)).isFalse();
        resume("resume-shipments");
        awaitStatus(ann, order, "SHIPPED");
        Eventually.await(Duration.ofSeconds(10), () -> payments.isVoided(order));
    }
}
