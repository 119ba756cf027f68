package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReturnTest extends OrdersServiceTest {

    private String delivered(Api shopper, OfferChanged offer, int quantity) {
        String order = order(shopper, item(offer, quantity));
        send(order, offer.seller(), Map.of());
        return order;
    }

    private String send(String order, @Nullable SellerId seller, Map<String, Object> what) {
        String parcel = seller == null
                ? operator()
                        .post("/operator/orders/" + order + "/shipments", what)
                        .expect(201)
                        .text("/shipmentId")
                : seller(seller)
                        .post("/seller/orders/" + order + "/shipments", what)
                        .expect(201)
                        .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        return parcel;
    }

    private static Api.Reply sendBack(Api shopper, String order, int quantity) {
        Map<String, Object> line =
                Map.of("lineId", line(shopper, order, 0), "quantity", quantity, "reason", "did not like it");
        return shopper.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)));
    }

    private Api.Reply receive(String id, String disposition) {
        return operator().post("/operator/returns/" + id + "/receipt", Map.of("disposition", disposition));
    }

    @Test
    void givesItemsAndTaxBackWhenTheGoodsAreHere() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = delivered(ann, kettle, 2);
        String id = sendBack(ann, order, 1).expect(201).text("/returnId");
        assertThat(payments.refunded(order).isZero())
                .as("not before the goods are here")
                .isTrue();

        Api.Reply received = receive(id, "RESTOCK").expect(200);

        assertThat(received.text("/status")).isEqualTo("REFUNDED");
        assertThat(received.text("/refund/amount")).isEqualTo("42.60");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(stock(kettle)).isEqualTo("4/0");
        assertThat(ledger(kettle)).isEqualTo("4/0");
        assertThat(entry("refund:" + id + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 42.60", "DEBIT PRODUCT_SALES 40.00", "DEBIT TAX_PAYABLE 2.60");
        JsonNode fact = told("RefundIssued", "refund:" + id).getFirst();
        assertThat(fact.at("/lines/0/quantity").asInt()).isEqualTo(1);
        assertThat(fact.at("/lines/0/items/amount").asString()).isEqualTo("40.00");
        assertThat(fact.at("/lines/0/shipping/amount").asString()).isEqualTo("0.00");
        assertThat(ann.get("/orders/" + order).at("/lines/0/returned").asInt()).isEqualTo(1);
        assertThat(ann.get("/orders/" + order + "/returns").text("/items/0/returnId"))
                .isEqualTo(id);
        assertThat(receive(id, "RESTOCK").code()).isEqualTo("illegal_status");
    }

    @Test
    void aSellersGoodsGoBackToHimAndHeOwesTheMoney() {
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "60.00", 5);
        Api ann = shopper();
        String order = delivered(ann, cup, 1);
        String id = sendBack(ann, order, 1).expect(201).text("/returnId");
        Map<String, String> broken = Map.of("disposition", "WRITE_OFF");
        assertThat(seller(SellerId.next())
                        .post("/seller/returns/" + id + "/receipt", broken)
                        .status())
                .isEqualTo(404);
        assertThat(seller(seller).get("/seller/returns?status=REQUESTED").text("/items/0/returnId"))
                .isEqualTo(id);

        seller(seller).post("/seller/returns/" + id + "/receipt", broken).expect(200);

        assertThat(stock(cup)).as("written off").isEqualTo("4/0");
        assertThat(ledger(cup)).isEqualTo("4/0");
        assertThat(entry("refund:" + id + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 63.90",
                        "DEBIT SELLER_PAYABLE_PENDING 60.00 of seller",
                        "DEBIT TAX_PAYABLE 3.90");
    }

    @Test
    void takesBackNoMoreThanArrived() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = order(ann, item(kettle, 2));
        assertThat(sendBack(ann, order, 1).code()).as("not there yet").isEqualTo("not_returnable");
        send(order, null, Map.of("lines", List.of(units(line(ann, order, 0), 1))));
        assertThat(sendBack(ann, order, 2).code()).isEqualTo("not_returnable");
        sendBack(ann, order, 1).expect(201);
        assertThat(sendBack(ann, order, 1).code()).isEqualTo("not_returnable");
        assertThat(sendBack(shopper(), order, 1).status()).isBetween(400, 404);
    }

    @Test
    void isRefundedOnceHoweverOftenItIsAskedForAtOnce() throws Exception {
        OfferChanged kettle = offer(null, "40.00", 20);
        Api ann = shopper();
        String order = delivered(ann, kettle, 3);
        List<Callable<Api.Reply>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            requests.add(() -> sendBack(ann, order, 1));
        }
        List<Api.Reply> asked = atOnce(requests);
        assertThat(counted(asked)).isEqualTo(Map.of("201", 3L, "409 not_returnable", 5L));

        List<Callable<Api.Reply>> receipts = new ArrayList<>();
        asked.stream().filter(reply -> reply.status() == 201).forEach(reply -> {
            for (int i = 0; i < 3; i++) {
                receipts.add(() -> receive(reply.text("/returnId"), "RESTOCK"));
            }
        });
        List<Api.Reply> received = atOnce(receipts);
        assertThat(counted(received)).isEqualTo(Map.of("200", 3L, "409 illegal_status", 6L));
        assertThat(payments.refunded(order)).isEqualTo(usd("127.80"));
        assertThat(stock(kettle)).isEqualTo("20/0");
    }

    @Test
    void unitsOfTwoParcelsAreTwoReturnsThatAddUp() {
        OfferChanged pen = offer(null, "0.35", 10);
        Api ann = shopper();
        String order = order(ann, item(pen, 3));
        String line = line(ann, order, 0);
        String first = send(order, null, Map.of("lines", List.of(units(line, 1))));
        String second = send(order, null, Map.of("lines", List.of(units(line, 2))));

        Api.Reply asked = sendBack(ann, order, 3).expect(201);

        assertThat(asked.at("/returns").size()).isEqualTo(2);
        assertThat(asked.text("/returns/0/shipmentId")).isEqualTo(first);
        assertThat(asked.text("/returns/1/shipmentId")).isEqualTo(second);
        receive(asked.text("/returns/0/returnId"), "RESTOCK").expect(200);
        receive(asked.text("/returns/1/returnId"), "RESTOCK").expect(200);
        Api.Reply after = ann.get("/orders/" + order);
        assertThat(payments.refunded(order))
                .isEqualTo(usd(after.text("/totals/items/amount")).plus(usd(after.text("/totals/tax/amount"))));
    }

    @Test
    void deliveryGoesBackWhenTheSenderIsToBlameAndAllComesBack() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = delivered(ann, kettle, 2);
        Money delivery = usd(ann.get("/orders/" + order).text("/totals/shipping/amount"));
        Map<String, Object> broken = Map.of("lineId", line(ann, order, 0), "quantity", 2, "reason", "DEFECTIVE");
        String id = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(broken)))
                .expect(201)
                .text("/returnId");

        Api.Reply received = receive(id, "WRITE_OFF").expect(200);

        Money all = usd("85.20").plus(delivery);
        assertThat(delivery.isPositive()).isTrue();
        assertThat(received.text("/lines/0/reasonCode")).isEqualTo("DEFECTIVE");
        assertThat(payments.refunded(order)).isEqualTo(all);
        assertThat(entry("refund:" + id + ":sale-reversed"))
                .containsExactlyInAnyOrder(
                        "CREDIT CONTRACT_LIABILITY " + all.amount(),
                        "DEBIT PRODUCT_SALES 80.00",
                        "DEBIT SHIPPING_SALES " + delivery.amount(),
                        "DEBIT TAX_PAYABLE 5.20");
    }

    @Test
    void someUnitsAreRestockedAndOthersWrittenOff() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = delivered(ann, kettle, 3);
        String id = sendBack(ann, order, 3).expect(201).text("/returnId");
        String path = "/operator/returns/" + id + "/receipt";
        String line = line(ann, order, 0);
        assertThat(operator().post(path, inspected(line, 4)).code()).isEqualTo("not_returnable");
        assertThat(operator()
                        .post(path, inspected("0198c0de-0000-7000-8000-000000000000", 1))
                        .code())
                .isEqualTo("unknown_line");

        Api.Reply received = operator().post(path, inspected(line, 1)).expect(200);

        assertThat(received.at("/lines/0/writtenOff").asInt()).isEqualTo(1);
        assertThat(received.text("/lines/0/reasonCode")).isEqualTo("OTHER");
        assertThat(stock(kettle)).isEqualTo("4/0");
        assertThat(ledger(kettle)).isEqualTo("4/0");
        assertThat(payments.refunded(order)).isEqualTo(usd("127.80"));
    }

    private static Map<String, Object> inspected(String line, int broken) {
        return Map.of(
                "disposition",
                "RESTOCK",
                "lines",
                List.of(Map.of("lineId", line, "disposition", "WRITE_OFF", "quantity", broken)));
    }

    @Test
    void aWithdrawnReturnMayBeAnnouncedAgain() {
        Api ann = shopper();
        String order = delivered(ann, offer(null, "40.00", 5), 2);
        String id = sendBack(ann, order, 2).expect(201).text("/returnId");
        String path = "/orders/" + order + "/returns/" + id + "/withdrawal";
        assertThat(shopper().post(path, null).status()).isEqualTo(404);

        assertThat(ann.post(path, null).expect(200).text("/status")).isEqualTo("WITHDRAWN");

        assertThat(ann.post(path, null).code()).isEqualTo("illegal_status");
        assertThat(receive(id, "RESTOCK").code()).isEqualTo("illegal_status");
        assertThat(operator().post("/operator/refunds/" + id + "/retry", null).status())
                .isEqualTo(404);
        assertThat(ann.get("/orders/" + order + "/refunds").at("/items").size()).isZero();
        String again = sendBack(ann, order, 2).expect(201).text("/returnId");
        receive(again, "RESTOCK").expect(200);
        assertThat(payments.refunded(order)).isEqualTo(usd("85.20"));
        assertThat(ann.post("/orders/" + order + "/returns/" + again + "/withdrawal", null)
                        .code())
                .isEqualTo("illegal_status");
    }

    @Test
    void isTooLateAfterAMonth() {
        Api ann = shopper();
        String order = delivered(ann, offer(null, "40.00", 5), 2);
        pass(Duration.ofDays(29));
        sendBack(ann, order, 1).expect(201);
        pass(Duration.ofDays(2));

        Api.Reply late = sendBack(ann, order, 1);

        assertThat(late.expect(409).code()).isEqualTo("return_too_late");
        assertThat(late.text("/errors/0/field")).isEqualTo("lines[0]");
    }

    @Test
    void givesTheMoneyBackWhenTheAnswerWasLost() {
        OfferChanged kettle = offer(null, "40.00", 5);
        Api ann = shopper();
        String order = delivered(ann, kettle, 1);
        String id = sendBack(ann, order, 1).text("/returnId");
        payments.next(Fault.ANSWER_LOST);
        assertThat(receive(id, "RESTOCK").expect(202).text("/status")).isEqualTo("REFUNDING");
        assertThat(stock(kettle)).isEqualTo("5/0");
        resume("resume-refunds");
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(ann.get("/orders/" + order + "/returns").text("/items/0/status"))
                        .isEqualTo("REFUNDED"));
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        assertThat(told("RefundIssued", "refund:" + id)).hasSize(1);
    }

    @Test
    void saysWhenTheProviderRefusesTheRefund() {
        Api ann = shopper();
        String order = delivered(ann, offer(null, "40.00", 5), 1);
        String id = sendBack(ann, order, 1).text("/returnId");
        payments.next(Fault.DECLINED);
        Api.Reply refused =
                operator().key("r").post("/operator/returns/" + id + "/receipt", Map.of("disposition", "RESTOCK"));
        assertThat(refused.code()).isEqualTo("refund_declined");
        assertThat(operator().get("/operator/returns?status=REFUND_FAILED").body())
                .contains(id);
        assertThat(told("RefundIssued", "refund:" + id)).isEmpty();
    }

    @Test
    void refusesBadRequests() {
        Api ann = shopper();
        String order = delivered(ann, offer(null, "40.00", 5), 1);
        String path = "/orders/" + order + "/returns";
        assertThat(ann.post(path, Map.of("lines", List.of())).status()).isEqualTo(400);
        assertThat(ann.post(path, Map.of()).status()).isEqualTo(400);
        Map<String, Object> unknown =
                Map.of("lineId", "0198c0de-0000-7000-8000-000000000000", "quantity", 1, "reason", "x");
        assertThat(ann.post(path, Map.of("lines", List.of(unknown))).code()).isEqualTo("not_returnable");
        String id = sendBack(ann, order, 1).text("/returnId");
        assertThat(receive(id, "EAT").status()).isEqualTo(400);
    }
}
