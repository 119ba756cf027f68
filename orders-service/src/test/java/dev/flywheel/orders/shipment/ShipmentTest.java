package dev.flywheel.orders.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShipmentTest extends OrdersServiceTest {

    @Test
    void ownGoodsAreASaleWhenTheyLeave() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 1));

        Api.Reply sent = operator()
                .post("/operator/orders/" + order + "/shipments", Map.of())
                .expect(201);

        assertThat(sent.text("/status")).isEqualTo("DISPATCHED");
        assertThat(sent.text("/amount/amount")).isEqualTo("47.59");
        assertThat(payments.captured(order)).isEqualTo(usd("47.59"));
        assertThat(stock(kettle)).isEqualTo("4/0");
        assertThat(ledger(kettle)).isEqualTo("4/0");
        assertThat(entry("shipment:" + sent.text("/shipmentId") + ":sale"))
                .containsExactly(
                        "CREDIT PRODUCT_SALES 40.00",
                        "CREDIT SHIPPING_SALES 4.99",
                        "CREDIT TAX_PAYABLE 2.60",
                        "DEBIT CONTRACT_LIABILITY 47.59");
        Api.Reply after = ann.get("/orders/" + order);
        assertThat(after.text("/status")).isEqualTo("SHIPPED");
        assertThat(after.at("/lines/0/shipped").asInt()).isEqualTo(1);
        assertThat(after.text("/shipments/0/shipmentId")).isEqualTo(sent.text("/shipmentId"));
        assertThat(after.at("/shipments/0/lines/0/quantity").asInt()).isEqualTo(1);
    }

    @Test
    void aThirdPartysGoodsAreOwedToHimAndPrimeDeliveryIsOnUs() {
        SellerId seller = SellerId.next();
        OfferChanged kettle = offer(null, "40.00", 5);
        OfferChanged cup = offer(seller, "60.00", 5);
        AccountId account = AccountId.next();
        prime(account, Duration.ofHours(1));
        Api ann = shopper(account);
        String order = order(ann, item(kettle, 1), item(cup, 1));

        Api.Reply theirs = seller(seller)
                .post("/seller/orders/" + order + "/shipments", null)
                .expect(201);
        assertThat(ann.get("/orders/" + order).text("/status")).isEqualTo("PARTIALLY_SHIPPED");
        Api.Reply own = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .expect(201);

        assertThat(entry("shipment:" + theirs.text("/shipmentId") + ":sale"))
                .containsExactly(
                        "CREDIT SELLER_PAYABLE_PENDING 64.99 of seller",
                        "CREDIT TAX_PAYABLE 3.90",
                        "DEBIT CONTRACT_LIABILITY 63.90",
                        "DEBIT PRIME_DELIVERY_COST 4.99 of seller");
        assertThat(entry("shipment:" + own.text("/shipmentId") + ":sale"))
                .containsExactly(
                        "CREDIT PRODUCT_SALES 40.00", "CREDIT TAX_PAYABLE 2.60", "DEBIT CONTRACT_LIABILITY 42.60");
        assertThat(payments.captured(order)).isEqualTo(usd("106.50"));
        assertThat(ann.get("/orders/" + order).text("/status")).isEqualTo("SHIPPED");
        JsonNode fact = told("ShipmentDispatched", "shipment:" + theirs.text("/shipmentId"))
                .getFirst();
        assertThat(fact.at("/seller").asString()).isEqualTo(seller.toString());
        assertThat(fact.at("/country").asString()).isEqualTo("US");
        assertThat(fact.at("/lines/0/items/amount").asString()).isEqualTo("60.00");
        assertThat(fact.at("/lines/0/shipping/amount").asString())
                .as("before Prime")
                .isEqualTo("4.99");
        assertThat(fact.at("/lines/0/tax/amount").asString()).isEqualTo("3.90");
    }

    @Test
    void partialParcelsAddUpToTheCent() {
        OfferChanged pen = offer(null, "0.35", 10);
        Api ann = shopper();
        String order = order(ann, item(pen, 3));
        String line = line(ann, order, 0);
        Money captured = usd("0.00");
        for (int i = 0; i < 3; i++) {
            Api.Reply sent = operator()
                    .post("/operator/orders/" + order + "/shipments", Map.of("lines", List.of(units(line, 1))))
                    .expect(201);
            captured = captured.plus(usd(sent.text("/amount/amount")));
        }
        assertThat(captured).isEqualTo(usd(ann.get("/orders/" + order).text("/totals/total/amount")));
        assertThat(payments.captured(order)).isEqualTo(captured);
        assertThat(operator()
                        .post("/operator/orders/" + order + "/shipments", null)
                        .code())
                .isEqualTo("nothing_open");
    }

    @Test
    void aUnitLeavesOnceHoweverManyPackersThereAre() throws Exception {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));
        String line = line(ann, order, 0);
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> operator()
                    .post("/operator/orders/" + order + "/shipments", Map.of("lines", List.of(units(line, 1)))));
        }

        List<Api.Reply> answers = atOnce(calls);

        assertThat(counted(answers)).isEqualTo(Map.of("201", 2L, "409 quantity_not_open", 6L));
        assertThat(payments.captured(order)).isEqualTo(usd("90.19"));
        assertThat(stock(kettle)).isEqualTo("3/0");
    }

    @Test
    void opensTheUnitsAgainWhenTheMoneyIsRefused() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));
        payments.next(Fault.DECLINED);
        Api.Reply refused = operator().key("refused").post("/operator/orders/" + order + "/shipments", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("capture_declined");
        assertThat(stock(kettle)).isEqualTo("5/2");
        Api.Reply after = ann.get("/orders/" + order);
        assertThat(after.text("/status")).isEqualTo("PLACED");
        assertThat(after.at("/shipments").isEmpty()).isTrue();
        operator().post("/operator/orders/" + order + "/shipments", null).expect(201);
        assertThat(payments.captured(order)).isEqualTo(usd("90.19"));
    }

    @Test
    void sendsTheParcelWhenTheAnswerWasLost() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 1));
        payments.next(Fault.ANSWER_LOST);
        Api.Reply pending = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .expect(202);
        assertThat(pending.text("/status")).isEqualTo("CAPTURING");
        assertThat(stock(kettle)).isEqualTo("5/1");
        assertThat(ann.post("/orders/" + order + "/cancellation", null).code()).isEqualTo("nothing_open");

        resume("resume-shipments");

        awaitStatus(ann, order, "SHIPPED");
        assertThat(payments.captured(order)).as("taken once").isEqualTo(usd("47.59"));
        assertThat(stock(kettle)).isEqualTo("4/0");
        assertThat(told("ShipmentDispatched", "shipment:" + pending.text("/shipmentId")))
                .hasSize(1);
        assertThat(entry("shipment:" + pending.text("/shipmentId") + ":sale")).hasSize(4);
    }

    @Test
    void answersARepeatedCallAsTheFirst() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));
        Api keyed = operator().key("parcel");
        Api.Reply first =
                keyed.post("/operator/orders/" + order + "/shipments", null).expect(201);
        operator()
                .post("/operator/shipments/" + first.text("/shipmentId") + "/delivery", null)
                .expect(200);
        Api.Reply again =
                keyed.post("/operator/orders/" + order + "/shipments", null).expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(payments.calls("capture shipment:" + first.text("/shipmentId")))
                .hasSize(1);
    }

    @Test
    void isNobodyElsesToSend() {
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "60.00", 5);
        Api ann = shopper();
        String order = order(ann, item(cup, 1));
        assertThat(seller(SellerId.next())
                        .post("/seller/orders/" + order + "/shipments", null)
                        .status())
                .isEqualTo(404);
        assertThat(operator()
                        .post("/operator/orders/" + order + "/shipments", null)
                        .code())
                .as("the seller has to send it")
                .isEqualTo("nothing_open");
        assertThat(seller(SellerId.next()).get("/seller/orders").at("/items").isEmpty())
                .isTrue();
        Api.Reply his = seller(seller).get("/seller/orders?status=PLACED");
        assertThat(his.text("/items/0/orderId")).isEqualTo(order);
        assertThat(his.at("/items/0/lines").size()).isEqualTo(1);
        assertThat(his.text("/items/0/shipTo/city")).isEqualTo("Somewhere");
        assertThat(seller(seller)
                        .get("/seller/orders?status=SHIPPED")
                        .at("/items")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatCostsNothingIsSentWithoutAskingFinance() {
        OfferChanged sample = offer(null, Money.of("0.00", "CHF"), 5);
        Api ann = shopper();
        String order = order(ann, item(sample, 1));
        payments.away(true);
        Api.Reply sent = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .expect(201);
        assertThat(told("ShipmentDispatched", "shipment:" + sent.text("/shipmentId")))
                .hasSize(1);
        assertThat(told("JournalEntry", "journal:shipment:" + sent.text("/shipmentId") + ":sale"))
                .isEmpty();
        assertThat(stock(sample)).isEqualTo("4/0");
    }

    @Test
    void arrivesOnce() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 1));
        String parcel = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .text("/shipmentId");

        Api.Reply delivered = operator()
                .post("/operator/shipments/" + parcel + "/delivery", null)
                .expect(200);

        assertThat(delivered.text("/status")).isEqualTo("DELIVERED");
        assertThat(ann.get("/orders/" + order).text("/status")).isEqualTo("DELIVERED");
        assertThat(ann.get("/orders/" + order).at("/lines/0/delivered").asInt()).isEqualTo(1);
        assertThat(told("ShipmentDelivered", "shipment:" + parcel)).hasSize(1);
        Api.Reply twice = operator().post("/operator/shipments/" + parcel + "/delivery", null);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.code()).isEqualTo("illegal_status");
    }

    @Test
    void refusesLinesThatAreNotThere() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 1));
        String path = "/operator/orders/" + order + "/shipments";
        String line = line(ann, order, 0);
        assertThat(operator()
                        .post(path, Map.of("lines", List.of(units("0198c0de-0000-7000-8000-000000000000", 1))))
                        .code())
                .isEqualTo("unknown_line");
        assertThat(operator()
                        .post(path, Map.of("lines", List.of(units(line, 0))))
                        .status())
                .isEqualTo(400);
        assertThat(operator()
                        .post(path, Map.of("lines", List.of(units(line, 1), units(line, 1))))
                        .code())
                .isEqualTo("quantity_not_open");
        assertThat(operator().post("/operator/orders/x/shipments", null).status())
                .isBetween(400, 404);
        assertThat(operator()
                        .post("/operator/shipments/0198c0de-0000-7000-8000-000000000000/delivery", null)
                        .status())
                .isEqualTo(404);
    }
}
