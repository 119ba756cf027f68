package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.Invariants;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init")
class ReplacementTest extends OrdersServiceTest {

    private static final Map<String, String> RESTOCK = Map.of("disposition", "RESTOCK");

    private AccountId account;
    private Api ann;
    private final List<OfferChanged> goods = new ArrayList<>();

    @BeforeEach
    void annShops() {
        account = AccountId.next();
        ann = shopper(account);
    }

    @AfterEach
    void everythingAddsUp() {
        assertThat(new Invariants(jdbc, payments)
                        .broken(goods.stream().map(OfferChanged::offer).toList(), List.of(account), List.of()))
                .isEmpty();
    }

    @Test
    void theSameGoodsAreSentAgainAndNoMoneyMoves() {
        OfferChanged kettle = put(null, "40.00", 5);
        String order = delivered(kettle, 2);
        String back = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        List<String> calls = journal(order);
        String paid = ann.get("/orders/" + order + "/money-trace").at("/paid").toString();

        Api.Reply sent = operator()
                .post(
                        "/operator/returns/" + back + "/replacement",
                        Map.of("carrier", "UPS", "trackingNumber", "1Z-again"))
                .expect(201);

        String parcel = sent.text("/shipmentId");
        assertThat(sent.text("/replaced/status")).isEqualTo("REQUESTED");
        assertThat(sent.text("/replaced/refund/amount")).isEqualTo("0.00");
        assertThat(sent.at("/replaced/lines/0/replaced").asInt()).isEqualTo(1);
        assertThat(stock(kettle)).isEqualTo("2/0");
        assertThat(ledger(kettle)).isEqualTo("2/0");
        assertThat(journal(order)).as("the books").isEqualTo(calls);
        assertThat(payments.calls("capture shipment:" + parcel)).isEmpty();
        assertThat(told("ShipmentDispatched", "shipment:" + parcel)).isEmpty();
        JsonNode fact = told("ReplacementDispatched", "shipment:" + parcel).getFirst();
        assertThat(fact.at("/returned").asString()).isEqualTo(back);
        assertThat(fact.at("/lines/0/quantity").asInt()).isEqualTo(1);
        Api.Reply shown = ann.get("/orders/" + order);
        assertThat(shown.text("/status")).isEqualTo("DELIVERED");
        assertThat(shown.text("/shipments/1/replaces")).isEqualTo(back);
        Api.Reply tracked = ann.get("/orders/" + order + "/tracking");
        assertThat(tracked.text("/items/1/shipmentId")).isEqualTo(parcel);
        assertThat(tracked.text("/items/1/trackingNumber")).isEqualTo("1Z-again");
        assertThat(tracked.text("/items/1/promised")).as("a promise of its own").isNotEmpty();

        Api.Reply received = operator()
                .key("receipt")
                .post("/operator/returns/" + back + "/receipt", RESTOCK)
                .expect(200);

        assertThat(received.text("/status")).isEqualTo("REPLACED");
        assertThat(stock(kettle)).isEqualTo("3/0");
        assertThat(payments.refunded(order).isZero()).isTrue();
        assertThat(told("RefundIssued", "refund:" + back)).isEmpty();
        assertThat(ann.get("/orders/" + order + "/refunds").at("/items").size()).isZero();
        assertThat(ann.get("/orders/" + order).at("/lines/0/returned").asInt()).isZero();
        assertThat(journal(order)).isEqualTo(calls);
        assertThat(ann.get("/orders/" + order + "/money-trace").at("/paid").toString())
                .isEqualTo(paid);
    }

    @Test
    void aReplacementMayComeBackAndIsRefundedAsWhatWasSold() {
        OfferChanged kettle = put(null, "40.00", 5);
        String order = delivered(kettle, 2);
        String first = sendBack(order, 2, "DEFECTIVE").expect(201).text("/returnId");
        String parcel = replace(first).expect(201).text("/shipmentId");
        receive(first).expect(200);
        assertThat(sendBack(order, 1, "DEFECTIVE").code()).as("not there yet").isEqualTo("not_returnable");
        pass(Duration.ofDays(40));
        deliver(parcel);
        assertThat(told("ReplacementDelivered", "shipment:" + parcel)).hasSize(1);
        assertThat(told("ShipmentDelivered", "shipment:" + parcel)).isEmpty();
        pass(Duration.ofDays(20));

        Api.Reply again = sendBack(order, 1, "too small").expect(201);
        assertThat(again.text("/returns/0/shipmentId")).as("it came with that").isEqualTo(parcel);
        assertThat(receive(again.text("/returnId")).expect(200).text("/status")).isEqualTo("REFUNDED");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        String sale = ann.get("/orders/" + order).text("/shipments/0/shipmentId");
        assertThat(told("RefundIssued", "refund:" + again.text("/returnId"))
                        .getFirst()
                        .at("/shipment")
                        .asString())
                .as("the sale that is reversed")
                .isEqualTo(sale);

        String third = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        String last = replace(third).expect(201).text("/shipmentId");
        receive(third).expect(200);
        deliver(last);
        String end = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        receive(end).expect(200);
        assertThat(payments.refunded(order)).as("all, delivery too").isEqualTo(payments.captured(order));
        assertThat(sendBack(order, 1, "x").code()).isEqualTo("not_returnable");
        assertThat(ann.get("/orders/" + order).at("/lines/0/returned").asInt()).isEqualTo(2);
    }

    @Test
    void partOfAReturnIsReplacedAndTheRestRefunded() {
        OfferChanged pen = put(null, "0.35", 10);
        String order = delivered(pen, 3);
        String line = line(ann, order, 0);
        String back = sendBack(order, 3, "too small").expect(201).text("/returnId");
        String path = "/operator/returns/" + back + "/replacement";
        assertThat(operator()
                        .post(path, Map.of("lines", List.of(units(line, 4))))
                        .code())
                .isEqualTo("not_replaceable");
        assertThat(operator()
                        .post(path, Map.of("lines", List.of(units("0198c0de-0000-7000-8000-000000000000", 1))))
                        .code())
                .isEqualTo("unknown_line");

        String parcel = operator()
                .post(path, Map.of("lines", List.of(units(line, 1))))
                .expect(201)
                .text("/shipmentId");
        Api.Reply received = receive(back).expect(200);

        assertThat(received.text("/status")).isEqualTo("REFUNDED");
        assertThat(told("RefundIssued", "refund:" + back)
                        .getFirst()
                        .at("/lines/0/quantity")
                        .asInt())
                .isEqualTo(2);
        assertThat(ann.get("/orders/" + order + "/refunds")
                        .at("/items/0/lines/0/quantity")
                        .asInt())
                .isEqualTo(2);
        assertThat(ann.get("/orders/" + order).at("/lines/0/returned").asInt()).isEqualTo(2);
        assertThat(stock(pen)).isEqualTo("9/0");
        deliver(parcel);
        String last = sendBack(order, 1, "too small").expect(201).text("/returnId");
        receive(last).expect(200);
        Api.Reply after = ann.get("/orders/" + order);
        assertThat(payments.refunded(order))
                .as("to the cent")
                .isEqualTo(usd(after.text("/totals/items/amount")).plus(usd(after.text("/totals/tax/amount"))));
    }

    @Test
    void theShopperIsWrittenAndIntegratorsHear() {
        SellerId seller = SellerId.next();
        String order = delivered(put(seller, "60.00", 5), 1);
        Map<String, Object> hook = Map.of(
                "url", "http://localhost:9/hook", "events", List.of("replacement.dispatched", "replacement.delivered"));
        String id = seller(seller).post("/seller/webhooks", hook).expect(201).text("/webhook/webhookId");
        String back = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        String parcel = replace(back).expect(201).text("/shipmentId");
        deliver(parcel);

        feeds.drain();

        List<String> mails = jdbc.sql("SELECT kind FROM mail WHERE fact LIKE ? ORDER BY kind")
                .param("%:" + parcel)
                .query(String.class)
                .list();
        assertThat(mails).containsExactly("DELIVERED", "REPLACEMENT_SHIPPED");
        List<String> messages = jdbc.sql("SELECT event FROM webhook_delivery WHERE webhook = ?::uuid ORDER BY event")
                .param(id)
                .query(String.class)
                .list();
        assertThat(messages).containsExactly("replacement.delivered", "replacement.dispatched");
        assertThat(ann.get("/orders/" + order + "/documents").at("/items").size())
                .as("no second invoice")
                .isEqualTo(1);
    }

    @Test
    void whatIsNotInStockIsNotReplacedAndNothingChanges() {
        OfferChanged kettle = put(null, "40.00", 2);
        String order = delivered(kettle, 2);
        String back = sendBack(order, 2, "DEFECTIVE").expect(201).text("/returnId");
        String before = ann.get("/orders/" + order + "/returns").body();

        assertThat(replace(back).expect(409).code()).isEqualTo("out_of_stock");

        assertThat(ann.get("/orders/" + order + "/returns").body()).isEqualTo(before);
        assertThat(ann.get("/orders/" + order).at("/shipments").size()).isEqualTo(1);
        assertThat(stock(kettle)).isEqualTo("0/0");
        receive(back).expect(200);
        assertThat(payments.refunded(order)).isEqualTo(payments.captured(order));
    }

    @Test
    void whatIsOnBackorderIsNotThereToBeSent() {
        OfferChanged kettle = put(null, "40.00", 1);
        String order = delivered(kettle, 1);
        operator()
                .put("/operator/inventory/" + kettle.sku() + "/backorder", Map.of("quantity", 5))
                .expect(200);
        String back = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");

        assertThat(replace(back).expect(409).code()).isEqualTo("out_of_stock");
        assertThat(stock(kettle)).isEqualTo("0/0");
    }

    @Test
    void noStateIsSkipped() {
        OfferChanged kettle = put(null, "40.00", 9);
        String order = delivered(kettle, 3);
        String withdrawn = sendBack(order, 1, "x").expect(201).text("/returnId");
        withdraw(order, withdrawn).expect(200);
        String refunded = sendBack(order, 1, "x").expect(201).text("/returnId");
        receive(refunded).expect(200);
        String replaced = sendBack(order, 1, "x").expect(201).text("/returnId");
        replace(replaced).expect(201);

        assertThat(replace(withdrawn).expect(409).code()).isEqualTo("illegal_status");
        assertThat(replace(refunded).expect(409).code()).isEqualTo("illegal_status");
        assertThat(replace(replaced).expect(409).code()).isEqualTo("already_replaced");
        assertThat(withdraw(order, replaced).expect(409).code()).isEqualTo("already_replaced");
        receive(replaced).expect(200);
        assertThat(replace(replaced).expect(409).code()).isEqualTo("illegal_status");
        assertThat(receive(replaced).expect(409).code()).isEqualTo("illegal_status");
        assertThat(withdraw(order, replaced).expect(409).code()).isEqualTo("already_replaced");
        assertThat(operator()
                        .post("/operator/refunds/" + replaced + "/retry", null)
                        .status())
                .isEqualTo(404);
        assertThat(stock(kettle)).isEqualTo("7/0");
    }

    @Test
    void isSentOnceHoweverManyAskAtOnce() throws Exception {
        OfferChanged kettle = put(null, "40.00", 20);
        String order = delivered(kettle, 2);
        String back = sendBack(order, 2, "DEFECTIVE").expect(201).text("/returnId");
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> replace(back));
        }

        assertThat(counted(atOnce(calls))).isEqualTo(Map.of("201", 1L, "409 already_replaced", 7L));

        assertThat(stock(kettle)).isEqualTo("16/0");
        assertThat(ann.get("/orders/" + order).at("/shipments").size()).isEqualTo(2);
    }

    @Test
    void ofReplacingReceivingAndWithdrawingAtOnceOneComesThroughWhole() throws Exception {
        OfferChanged kettle = put(null, "40.00", 30);
        for (int round = 0; round < 4; round++) {
            String order = delivered(kettle, 1);
            String back = sendBack(order, 1, "x").expect(201).text("/returnId");
            List<Api.Reply> answers = atOnce(List.of(
                    () -> replace(back), () -> withdraw(order, back), () -> receive(back), () -> replace(back)));

            String status = ann.get("/orders/" + order + "/returns").text("/items/0/status");
            long sent = List.of(answers.get(0), answers.get(3)).stream()
                    .filter(reply -> reply.status() == 201)
                    .count();
            assertThat(answers).allMatch(reply -> reply.status() < 300 || reply.status() == 409);
            assertThat(answers.get(1).status() == 200).as("withdrawn").isEqualTo(status.equals("WITHDRAWN"));
            assertThat(sent).isEqualTo(status.equals("REQUESTED") || status.equals("REPLACED") ? 1 : 0);
            assertThat(payments.refunded(order).isPositive()).isEqualTo(status.equals("REFUNDED"));
        }
    }

    @Test
    void theLastUnitIsSentOnceToBuyerOrForAReturn() throws Exception {
        OfferChanged kettle = put(null, "40.00", 3);
        List<String> backs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            backs.add(sendBack(delivered(kettle, 1), 1, "DEFECTIVE").expect(201).text("/returnId"));
        }

        List<Api.Reply> answers = atOnce(List.of(() -> replace(backs.getFirst()), () -> replace(backs.getLast())));

        assertThat(counted(answers)).isEqualTo(Map.of("201", 1L, "409 out_of_stock", 1L));
        assertThat(stock(kettle)).isEqualTo("0/0");
    }

    @Test
    void aRepeatedCallIsAnsweredAsTheFirst() {
        OfferChanged kettle = put(null, "40.00", 5);
        String order = delivered(kettle, 1);
        String back = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        Api operator = operator().key("again");
        Api.Reply first = operator.post("/operator/returns/" + back + "/replacement", null)
                .expect(201);
        assertThat(operator.post("/operator/returns/" + back + "/replacement", null)
                        .body())
                .isEqualTo(first.body());
        Api receiving = operator.key("again-received");
        Api.Reply received = receiving
                .post("/operator/returns/" + back + "/receipt", RESTOCK)
                .expect(200);
        assertThat(receiving
                        .post("/operator/returns/" + back + "/receipt", RESTOCK)
                        .body())
                .isEqualTo(received.body());
        assertThat(stock(kettle)).isEqualTo("4/0");
    }

    @Test
    void aSellerReplacesHisOwnAndNobodyElsesGoods() {
        SellerId seller = SellerId.next();
        OfferChanged cup = put(seller, "60.00", 5);
        String order = delivered(cup, 1);
        String back = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        String path = "/seller/returns/" + back + "/replacement";
        assertThat(seller(SellerId.next()).post(path, null).status()).isEqualTo(404);

        String parcel = seller(seller).post(path, null).expect(201).text("/shipmentId");

        assertThat(seller(seller)
                        .get("/seller/orders?status=DELIVERED")
                        .at("/items/0/shipments")
                        .size())
                .isEqualTo(2);
        deliver(parcel);
        assertThat(told("ShipmentDelivered", "shipment:" + parcel)).isEmpty();
        seller(seller)
                .post("/seller/returns/" + back + "/receipt", Map.of("disposition", "WRITE_OFF"))
                .expect(200);
        assertThat(stock(cup)).isEqualTo("3/0");
    }

    @Test
    void goodsThatDoNotComeBackAreSeen() {
        OfferChanged kettle = put(null, "40.00", 9);
        String order = delivered(kettle, 3);
        String late = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        replace(late).expect(201);
        pass(Duration.ofDays(10));
        String open = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        String recent = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        replace(recent).expect(201);
        assertThat(overdue()).doesNotContain(late, recent, open);
        pass(Duration.ofDays(21));

        assertThat(overdue()).contains(late).doesNotContain(recent, open);
        receive(late).expect(200);
        assertThat(overdue()).doesNotContain(late);
        assertThat(seller(SellerId.next())
                        .get("/seller/returns/overdue")
                        .at("/items")
                        .size())
                .isZero();
        assertThat(operator().get("/operator/returns/overdue?limit=0").status()).isEqualTo(400);
    }

    @Test
    void aConcessionLeavesLessForTheReplacement() {
        OfferChanged kettle = put(null, "40.00", 5);
        String order = delivered(kettle, 1);
        String back = sendBack(order, 1, "DEFECTIVE").expect(201).text("/returnId");
        String parcel = replace(back).expect(201).text("/shipmentId");
        receive(back).expect(200);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("lineId", line(ann, order, 0));
        line.put("amount", Map.of("amount", "10.00", "currency", "USD"));
        operator()
                .key("scratch")
                .post(
                        "/operator/orders/" + order + "/refunds",
                        Map.of("kind", "CONCESSION", "reason", "a scratch", "lines", List.of(line)))
                .expect(201);
        deliver(parcel);

        String again = sendBack(order, 1, "x").expect(201).text("/returnId");

        assertThat(receive(again).expect(200).text("/refund/amount")).isEqualTo("32.60");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void asksTheDatabaseAsOftenForManyLinesAsForOne() throws Exception {
        String one = delivered(put(null, "40.00", 5), 1);
        String few = sendBack(one, 1, "x").expect(201).text("/returnId");
        String two = order(ann, item(put(null, "5.00", 5), 2), item(put(null, "6.00", 5), 2));
        send(two, null);
        String many = ann.post(
                        "/orders/" + two + "/returns",
                        Map.of(
                                "lines",
                                List.of(
                                        Map.of("lineId", line(ann, two, 0), "quantity", 2, "reason", "x"),
                                        Map.of("lineId", line(ann, two, 1), "quantity", 1, "reason", "x"))))
                .expect(201)
                .text("/returnId");

        List<String> short_ = SqlStatements.inRequests(() -> replace(few).expect(201));
        List<String> long_ = SqlStatements.inRequests(() -> replace(many).expect(201));
        assertThat(long_).hasSameSizeAs(short_);
    }

    @Test
    void refusesBadRequests() {
        String order = delivered(put(null, "40.00", 5), 1);
        String back = sendBack(order, 1, "x").expect(201).text("/returnId");
        String path = "/operator/returns/" + back + "/replacement";
        assertThat(operator()
                        .post(path, Map.of("lines", List.of(units(line(ann, order, 0), 0))))
                        .status())
                .isEqualTo(400);
        assertThat(operator().post(path, Map.of("colour", "red")).status()).isEqualTo(400);
        assertThat(operator().post(path, Map.of("carrier", "x".repeat(51))).status())
                .isEqualTo(400);
        assertThat(operator()
                        .post("/operator/returns/0198c0de-0000-7000-8000-000000000000/replacement", null)
                        .status())
                .isEqualTo(404);
        assertThat(operator()
                        .post(path, Map.of("warehouseId", "0198c0de-0000-7000-8000-000000000000"))
                        .code())
                .isEqualTo("out_of_stock");
    }

    private OfferChanged put(@Nullable SellerId seller, String price, int quantity) {
        OfferChanged offer = offer(seller, price, quantity);
        goods.add(offer);
        return offer;
    }

    private String delivered(OfferChanged offer, int quantity) {
        String order = order(ann, item(offer, quantity));
        send(order, offer.seller());
        return order;
    }

    private void send(String order, @Nullable SellerId seller) {
        Api sender = seller == null ? operator() : seller(seller);
        String path = (seller == null ? "/operator" : "/seller") + "/orders/" + order + "/shipments";
        deliver(sender.post(path, null).expect(201).text("/shipmentId"));
    }

    private void deliver(String parcel) {
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
    }

    private Api.Reply sendBack(String order, int quantity, String reason) {
        Map<String, Object> line = Map.of("lineId", line(ann, order, 0), "quantity", quantity, "reason", reason);
        return ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)));
    }

    private Api.Reply replace(String back) {
        return operator().post("/operator/returns/" + back + "/replacement", null);
    }

    private Api.Reply receive(String back) {
        return operator().post("/operator/returns/" + back + "/receipt", RESTOCK);
    }

    private Api.Reply withdraw(String order, String back) {
        return ann.post("/orders/" + order + "/returns/" + back + "/withdrawal", null);
    }

    private List<String> overdue() {
        return operator()
                .get("/operator/returns/overdue?limit=100")
                .expect(200)
                .at("/items")
                .valueStream()
                .map(item -> item.at("/returnId").asString())
                .toList();
    }

    /** Everything the books were told of an order. */
    private List<String> journal(String order) {
        return jdbc.sql(
                        "SELECT data::text FROM event_log WHERE type = 'JournalEntry' AND data::text LIKE ? ORDER BY tx, seq")
                .param("%order:" + order + "%")
                .query(String.class)
                .list();
    }
}
