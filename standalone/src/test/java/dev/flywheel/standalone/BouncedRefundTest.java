package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A refund, of which a gift card got a part, is handed back by the card's bank days later: the provider tells, finance books it,
 * orders owes it, an operator has it paid once more, and the shopper is written to once.
 */
class BouncedRefundTest {

    private final World world = World.get();

    @Test
    void aRefundBouncesAndIsPaidAgain() {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                BR-1,Bounce kettle,Home & Kitchen > Kettles,40.00,USD,10,new
                """);
        Api shopper = world.shopper();
        world.fill(shopper, world.offer("Bounce kettle"));
        Api.Reply placed = shopper.key("bounce")
                .post(
                        "/checkouts",
                        Map.of(
                                "shipTo",
                                World.seattle(),
                                "paymentToken",
                                "tok_approved",
                                "giftCards",
                                List.of(giftCard())))
                .expect(201);
        assertThat(placed.text("/totals/total/amount"))
                .as("40.00, 4.99 delivery and 6.5 %% of 40.00")
                .isEqualTo("47.59");
        String order = placed.text("/orderId");
        String refund = sentBack(shopper, order, placed.text("/lines/0/lineId"));
        JsonNode back = atProvider(order).at("/refunds/0");
        assertThat(back.at("/amount").asString())
                .as("of 42.60 as much as the payment card had paid; the gift card gets the rest")
                .isEqualTo("37.59");

        Api.at(world.marketplace().paymentsUrl())
                .post("/v1/faults/bounces", Map.of("refund", back.at("/id").asString()))
                .expect(200);

        Eventually.passes(Duration.ofSeconds(60), () -> {
            world.advance("PT11S");
            assertThat(refund(shopper, order)).isEqualTo("FAILED expired_or_canceled_card 37.59");
        });
        assertThat(world.operator()
                        .get("/operator/refunds?status=FAILED&limit=100")
                        .expect(200)
                        .body())
                .contains(refund);
        Eventually.passes(
                Duration.ofSeconds(30),
                () -> assertThat(traced(shopper, order)).isEqualTo("refunded 5.01, owed 37.59, net 42.58, adds up"));
        assertThat(world.balanced()).isTrue();

        world.operator().post("/operator/refunds/" + refund + "/retry", null).expect(200);

        assertThat(refund(shopper, order)).startsWith("PAID ").endsWith(" 0.00");
        assertThat(atProvider(order).at("/authorization/refunded").asString()).isEqualTo("37.59");
        assertThat(atProvider(order).at("/refunds").size()).isEqualTo(2);
        Eventually.passes(
                Duration.ofSeconds(30),
                () -> assertThat(traced(shopper, order)).isEqualTo("refunded 42.60, owed 0.00, net 4.99, adds up"));
        assertThat(world.balanced()).isTrue();
        assertThat(refundMails(order)).isEqualTo(1);
    }

    private String giftCard() {
        return world.operator()
                .key("bounce-card")
                .post(
                        "/operator/gift-cards",
                        Map.of(
                                "amount",
                                Map.of("amount", "10.00", "currency", "USD"),
                                "country",
                                "US",
                                "reason",
                                "for a scenario"))
                .expect(201)
                .text("/cards/0/code");
    }

    /** The order is sent, arrives, and comes back; the refund's id. */
    private String sentBack(Api shopper, String order, String line) {
        String parcel = world.operator()
                .post("/operator/orders/" + order + "/shipments", Map.of())
                .expect(201)
                .text("/shipmentId");
        world.operator()
                .post("/operator/shipments/" + parcel + "/delivery", null)
                .expect(200);
        Map<String, Object> one = Map.of("lineId", line, "quantity", 1, "reason", "too small");
        String back = shopper.post("/orders/" + order + "/returns", Map.of("lines", List.of(one)))
                .expect(201)
                .text("/returnId");
        world.operator()
                .post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        return back;
    }

    /** The one authorisation the provider has for the order, with all that was done to it. */
    private JsonNode atProvider(String order) {
        return Api.at(world.marketplace().paymentsUrl())
                .get("/v1/records")
                .expect(200)
                .at("/authorizations")
                .valueStream()
                .filter(detail ->
                        detail.at("/authorization/reference").asString().equals("order:" + order))
                .findFirst()
                .orElseThrow();
    }

    private static String refund(Api shopper, String order) {
        Api.Reply refunds = shopper.get("/orders/" + order + "/refunds").expect(200);
        return refunds.text("/items/0/status") + " " + refunds.text("/items/0/failure") + " "
                + refunds.text("/items/0/outstanding/amount");
    }

    private static String traced(Api shopper, String order) {
        Api.Reply trace = shopper.get("/orders/" + order + "/money-trace").expect(200);
        return "refunded " + trace.text("/paid/refunded/amount") + ", owed " + trace.text("/paid/owed/amount")
                + ", net " + trace.text("/paid/net/amount")
                + (trace.at("/addsUp").asBoolean() ? ", adds up" : ", does not add up");
    }

    private long refundMails(String order) {
        return world.operator()
                .get("/operator/mails?limit=100&order=" + order)
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(mail -> mail.at("/kind").asString().equals("REFUND_ISSUED"))
                .count();
    }
}
