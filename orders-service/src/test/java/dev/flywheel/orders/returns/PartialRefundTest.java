package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.finance.DisputeChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.PaymentId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.OtherServices;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money that goes back while the goods stay. */
class PartialRefundTest extends OrdersServiceTest {

    private String delivered(Api shopper, OfferChanged offer, int quantity) {
        String order = order(shopper, item(offer, quantity));
        String parcel = sent(order, offer.seller(), Map.of());
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        return order;
    }

    private String sent(String order, @Nullable SellerId seller, Map<String, Object> what) {
        return seller == null
                ? operator()
                        .post("/operator/orders/" + order + "/shipments", what)
                        .expect(201)
                        .text("/shipmentId")
                : seller(seller)
                        .post("/seller/orders/" + order + "/shipments", what)
                        .expect(201)
                        .text("/shipmentId");
    }

    private static Map<String, Object> some(String kind, String line, @Nullable String amount, boolean delivery) {
        Map<String, Object> of = new HashMap<>(Map.of("lineId", line, "delivery", delivery));
        if (amount != null) {
            of.put("amount", Map.of("amount", amount, "currency", "USD"));
        }
        return Map.of("kind", kind, "reason", "a scratch", "lines", List.of(of));
    }

    private Api.Reply grant(String order, Map<String, Object> what) {
        return operator().key(UUID.randomUUID().toString()).post("/operator/orders/" + order + "/refunds", what);
    }

    private static Api.Reply sendBack(Api shopper, String order, int quantity) {
        Map<String, Object> line =
                Map.of("lineId", line(shopper, order, 0), "quantity", quantity, "reason", "NO_LONGER_NEEDED");
        return shopper.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)));
    }

    @Test
    void reducesTheSaleAndALaterReturnGivesBackTheRest() {
        Api ben = shopper();
        String order = delivered(ben, offer(null, "40.00", 5), 2);

        Api.Reply granted = grant(order, some("CONCESSION", line(ben, order, 0), "10.00", false))
                .expect(201);

        String id = granted.text("/items/0/refundId");
        assertThat(granted.text("/items/0/status")).isEqualTo("PAID");
        assertThat(payments.refunded(order)).isEqualTo(usd("10.00"));
        assertThat(entry("refund:" + id + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 10.00", "DEBIT PRODUCT_SALES 9.39", "DEBIT TAX_PAYABLE 0.61");
        JsonNode fact = told("RefundIssued", "refund:" + id).getFirst();
        assertThat(fact.at("/lines/0/quantity").asInt()).isZero();
        assertThat(fact.at("/lines/0/items/amount").asString()).isEqualTo("9.39");
        assertThat(ben.get("/orders/" + order + "/returns").at("/items").size()).isZero();
        assertThat(operator().get("/operator/returns?limit=100").body()).doesNotContain(id);
        assertThat(operator()
                        .post("/operator/returns/" + id + "/receipt", Map.of("disposition", "RESTOCK"))
                        .status())
                .as("nothing comes back")
                .isEqualTo(404);

        String back = sendBack(ben, order, 2).expect(201).text("/returnId");
        operator()
                .post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        assertThat(entry("refund:" + back + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 75.20", "DEBIT PRODUCT_SALES 70.61", "DEBIT TAX_PAYABLE 4.59");
        assertThat(payments.refunded(order)).isEqualTo(usd("85.20"));
        Api.Reply all = ben.get("/orders/" + order + "/refunds").expect(200);
        assertThat(List.of(all.text("/items/0/kind"), all.text("/items/1/kind")))
                .containsExactly("RETURN", "CONCESSION");
        assertThat(shopper().get("/orders/" + order + "/refunds").status()).isEqualTo(404);
    }

    @Test
    void goodwillIsBorneByTheHouse() {
        Api ben = shopper();
        SellerId seller = SellerId.next();
        String order = delivered(ben, offer(seller, "60.00", 5), 1);
        Map<String, Object> gift = some("GOODWILL", line(ben, order, 0), "5.00", false);
        String sellers = "/seller/orders/" + order + "/refunds";
        assertThat(seller(seller).key("g").post(sellers, gift).status()).isEqualTo(403);

        String id = grant(order, gift).expect(201).text("/items/0/refundId");

        assertThat(entry("refund:" + id + ":goodwill"))
                .containsExactly("CREDIT CONTRACT_LIABILITY 5.00", "DEBIT GOODWILL_EXPENSE 5.00");
        assertThat(told("JournalEntry", "journal:refund:" + id + ":sale-reversed"))
                .isEmpty();
        assertThat(told("RefundIssued", "refund:" + id)).isEmpty();
        assertThat(payments.refunded(order)).isEqualTo(usd("5.00"));
    }

    @Test
    void aSellerGivesBackOfHisOwnAlsoTheDelivery() {
        Api ben = shopper();
        SellerId seller = SellerId.next();
        String order = delivered(ben, offer(seller, "60.00", 5), 1);
        String path = "/seller/orders/" + order + "/refunds";
        Money delivery = usd(ben.get("/orders/" + order).text("/totals/shipping/amount"));
        assertThat(delivery.isPositive()).isTrue();
        Map<String, Object> what = some("CONCESSION", line(ben, order, 0), "10.65", true);
        assertThat(seller(SellerId.next()).key("o").post(path, what).status()).isEqualTo(404);

        Api.Reply granted = seller(seller).key("mine").post(path, what).expect(201);

        String id = granted.text("/items/0/refundId");
        Money all = usd("10.65").plus(delivery);
        assertThat(payments.refunded(order)).isEqualTo(all);
        assertThat(entry("refund:" + id + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY " + all.amount(),
                        "DEBIT SELLER_PAYABLE_PENDING "
                                + usd("10.00").plus(delivery).amount() + " of seller",
                        "DEBIT TAX_PAYABLE 0.65");
        assertThat(seller(seller).key("mine").post(path, what).expect(201).body())
                .as("the same call again")
                .isEqualTo(granted.body());
        Api.Reply again = seller(seller).key("more").post(path, some("CONCESSION", line(ben, order, 0), null, true));
        assertThat(again.expect(409).code()).isEqualTo("not_refundable");
        assertThat(again.text("/errors/0/field")).isEqualTo("lines[0].delivery");
        assertThat(payments.refunded(order)).isEqualTo(all);
    }

    @Test
    void deliveryThatAMemberDidNotPayIsNotGivenBack() {
        AccountId account = AccountId.next();
        prime(account, Duration.ofDays(30));
        Api ben = shopper(account);
        SellerId seller = SellerId.next();
        String order = delivered(ben, offer(seller, "60.00", 5), 1);
        Api.Reply before = grant(order, some("CONCESSION", line(ben, order, 0), null, true));
        assertThat(before.expect(409).code()).as("he paid nothing for it").isEqualTo("not_refundable");

        String id = grant(order, some("CONCESSION", line(ben, order, 0), "63.90", false))
                .expect(201)
                .text("/items/0/refundId");

        assertThat(entry("refund:" + id + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 63.90",
                        "DEBIT SELLER_PAYABLE_PENDING 60.00 of seller",
                        "DEBIT TAX_PAYABLE 3.90");
    }

    @Test
    void ofTwoRefundsOfEverythingAtOnceOneWins() throws Exception {
        Api ben = shopper();
        String order = delivered(ben, offer(null, "40.00", 5), 1);
        Map<String, Object> all = some("CONCESSION", line(ben, order, 0), "42.60", false);
        List<Callable<Api.Reply>> calls = IntStream.range(0, 8)
                .<Callable<Api.Reply>>mapToObj(any -> () -> grant(order, all))
                .toList();

        List<Api.Reply> replies = atOnce(calls);

        assertThat(counted(replies)).isEqualTo(Map.of("201", 1L, "409 not_refundable", 7L));
        assertThat(replies.stream().filter(reply -> reply.status() == 409)).allSatisfy(reply -> {
            assertThat(reply.text("/errors/0/field")).isEqualTo("lines[0].amount");
            assertThat(reply.text("/errors/0/message")).contains("0.00 USD is paid and not given back");
        });
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
        String back = sendBack(ben, order, 1).expect(201).text("/returnId");
        Api.Reply received =
                operator().post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"));
        assertThat(received.expect(200).text("/refund/amount")).isEqualTo("0.00");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void takesFromTheOldestParcelFirst() {
        Api ben = shopper();
        String order = order(ben, item(offer(null, "10.00", 5), 2));
        String line = line(ben, order, 0);
        assertThat(grant(order, some("CONCESSION", line, "1.00", false)).code())
                .as("nothing is paid yet")
                .isEqualTo("not_refundable");
        String first = sent(order, null, Map.of("lines", List.of(units(line, 1))));
        String second = sent(order, null, Map.of("lines", List.of(units(line, 1))));

        Api.Reply granted =
                grant(order, some("CONCESSION", line, "15.00", false)).expect(201);

        assertThat(granted.text("/items/0/shipmentId")).isEqualTo(first);
        assertThat(granted.text("/items/0/amount/amount")).isEqualTo("10.65");
        assertThat(granted.text("/items/1/shipmentId")).isEqualTo(second);
        assertThat(granted.text("/items/1/amount/amount")).isEqualTo("4.35");
        assertThat(payments.refunded(order)).isEqualTo(usd("15.00"));
    }

    @Test
    void isRetriedAndResumedLikeAnyRefund() {
        Api ben = shopper();
        String order = delivered(ben, offer(null, "40.00", 5), 1);
        Map<String, Object> some = some("CONCESSION", line(ben, order, 0), "4.26", false);
        payments.next(Fault.DECLINED);
        assertThat(grant(order, some).expect(409).code()).isEqualTo("refund_declined");
        String failed = operator().get("/orders/" + order + "/refunds").text("/items/0/refundId");
        operator().post("/operator/refunds/" + failed + "/retry", null).expect(200);
        payments.next(Fault.ANSWER_LOST);
        assertThat(grant(order, some).expect(202).text("/items/0/status")).isEqualTo("PENDING");
        resume("resume-refunds");
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(ben.get("/orders/" + order + "/refunds").text("/items/0/status"))
                        .isEqualTo("PAID"));
        assertThat(payments.refunded(order)).isEqualTo(usd("8.52"));
    }

    @Test
    void refusesBadRequests() {
        Api ben = shopper();
        String order = delivered(ben, offer(null, "40.00", 5), 1);
        String line = line(ben, order, 0);
        assertThat(operator()
                        .post("/operator/orders/" + order + "/refunds", some("CONCESSION", line, "1.00", false))
                        .code())
                .isEqualTo("idempotency_key_required");
        assertThat(grant(order, some("RETURN", line, "1.00", false)).status()).isEqualTo(400);
        assertThat(grant(order, some("CONCESSION", line, null, false)).status()).isEqualTo(400);
        assertThat(grant(order, some("CONCESSION", line, "-1.00", false)).status())
                .isEqualTo(400);
        assertThat(grant(order, some("CONCESSION", UUID.randomUUID().toString(), "1.00", false))
                        .code())
                .isEqualTo("unknown_line");
        assertThat(grant(UUID.randomUUID().toString(), some("CONCESSION", line, "1.00", false))
                        .status())
                .isEqualTo(404);
        assertThat(ben.key("k")
                        .post("/operator/orders/" + order + "/refunds", some("GOODWILL", line, "1.00", false))
                        .status())
                .isEqualTo(403);
        assertThat(payments.refunded(order).isZero()).isTrue();
    }

    @Test
    void nothingGoesBackWhileThePaymentIsDisputed() {
        Api ben = shopper();
        String order = delivered(ben, offer(null, "40.00", 5), 1);
        String back = sendBack(ben, order, 1).expect(201).text("/returnId");
        UUID dispute = UUID.randomUUID();
        dispute(dispute, order, DisputeChanged.Status.OPENED);

        Map<String, String> restock = Map.of("disposition", "RESTOCK");
        String receipt = "/operator/returns/" + back + "/receipt";
        assertThat(operator().post(receipt, restock).expect(409).code()).isEqualTo("payment_disputed");
        assertThat(grant(order, some("GOODWILL", line(ben, order, 0), "1.00", false))
                        .code())
                .isEqualTo("payment_disputed");
        Api.Reply seen = operator().get("/operator/orders/" + order).expect(200);
        assertThat(seen.text("/disputes/0/status")).isEqualTo("OPENED");
        assertThat(seen.text("/order/orderId")).isEqualTo(order);
        assertThat(ben.get("/operator/orders/" + order).status()).isEqualTo(403);

        dispute(dispute, order, DisputeChanged.Status.WON);
        operator().post(receipt, restock).expect(200);
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    private void dispute(UUID dispute, String order, DisputeChanged.Status status) {
        OtherServices.publish(
                "finance",
                new DisputeChanged(
                        dispute,
                        PaymentId.next(),
                        "order:" + order,
                        usd("42.60"),
                        status,
                        "fraudulent",
                        null,
                        clock.instant()));
        feeds.drain();
    }
}
