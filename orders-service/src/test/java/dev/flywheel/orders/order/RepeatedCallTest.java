package dev.flywheel.orders.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every POST that moves stock or money keeps a key, if its caller sends one: a client whose connection broke repeats the call
 * and moves nothing twice, also where a part of an order is meant, which could well be moved twice.
 */
@SuppressWarnings("NullAway.Init")
class RepeatedCallTest extends OrdersServiceTest {

    private final SellerId seller = SellerId.next();
    private Api ann;
    private OfferChanged kettle;
    private OfferChanged cup;
    private String order;

    @BeforeEach
    void anOrderOfTwoSenders() {
        ann = shopper();
        kettle = offer(null, "40.00", 20);
        cup = offer(seller, "60.00", 20);
        order = order(ann, item(kettle, 5), item(cup, 5));
    }

    @Test
    void aPartialParcelOfOurOwnLeavesOnce() throws Exception {
        String path = "/operator/orders/" + order + "/shipments";
        countsOnce(operator(), path, some(0, 1), some(0, 2));
        assertThat(units(0, "shipped")).isEqualTo(1);
        assertThat(stock(kettle)).isEqualTo("19/4");
    }

    @Test
    void aPartialParcelOfASellerLeavesOnce() throws Exception {
        String path = "/seller/orders/" + order + "/shipments";
        countsOnce(seller(seller), path, some(1, 2), some(1, 1));
        assertThat(units(1, "shipped")).isEqualTo(2);
        assertThat(stock(cup)).isEqualTo("18/3");
    }

    @Test
    void someUnitsAreCancelledOnce() throws Exception {
        countsOnce(ann, "/orders/" + order + "/cancellation", some(0, 2), some(0, 1));
        assertThat(units(0, "cancelled")).isEqualTo(2);
        assertThat(stock(kettle)).isEqualTo("20/3");
        assertThat(told("OrderCancelled", "order:" + order)).hasSize(1);
    }

    @Test
    void someUnitsAreAnnouncedAndReceivedOnce() throws Exception {
        String parcel = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        countsOnce(operator(), "/operator/shipments/" + parcel + "/delivery", null, null);

        countsOnce(ann, "/orders/" + order + "/returns", back(1), back(2));

        Api.Reply returns = ann.get("/orders/" + order + "/returns");
        assertThat(returns.at("/items").size()).isEqualTo(1);
        String path = "/operator/returns/" + returns.text("/items/0/returnId") + "/receipt";
        countsOnce(operator(), path, Map.of("disposition", "RESTOCK"), Map.of("disposition", "WRITE_OFF"));
        assertThat(units(0, "returned")).isEqualTo(1);
        assertThat(stock(kettle)).isEqualTo("16/0");
        assertThat(payments.refunded(order)).isEqualTo(usd("42.60"));
    }

    @Test
    void aRefusedCallLeavesItsKeyFree() {
        Api keyed = operator().key("free");
        String path = "/operator/orders/" + order + "/shipments";
        assertThat(keyed.post(path, some(0, 9)).expect(409).code()).isEqualTo("quantity_not_open");
        keyed.post(path, some(0, 1)).expect(201);
        assertThat(units(0, "shipped")).isEqualTo(1);
    }

    @Test
    void whatIsAllOfSomethingHappensOnceWithoutAKeyToo() {
        String path = "/operator/orders/" + order + "/shipments";
        operator().post(path, null).expect(201);
        assertThat(operator().post(path, null).expect(409).code()).isEqualTo("nothing_open");
        assertThat(units(0, "shipped")).isEqualTo(5);
    }

    /** Sends a call again and again under one key, then another one under the same. */
    private void countsOnce(Api who, String path, @Nullable Object body, @Nullable Object other) throws Exception {
        Api keyed = who.key("key-" + UUID.randomUUID());
        List<Callable<Api.Reply>> calls = Collections.nCopies(10, () -> keyed.post(path, body));
        List<Api.Reply> atOnce = atOnce(calls);
        assertThat(atOnce).allSatisfy(reply -> assertThat(reply.status()).isBetween(200, 202));
        // Who came while the first call was still asking finance is told so, about the very same thing.
        assertThat(atOnce.stream().map(RepeatedCallTest::what).collect(Collectors.toSet()))
                .hasSize(1);

        Api.Reply again = keyed.post(path, body);

        assertThat(again.status()).isIn(200, 201);
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(keyed.post(path, body).body()).isEqualTo(again.body());
        if (other != null) {
            assertThat(keyed.post(path, other).expect(422).code()).isEqualTo("idempotency_key_reused");
        }
    }

    private static String what(Api.Reply reply) {
        return reply.text("/shipmentId") + reply.text("/returnId") + reply.text("/orderId");
    }

    private Map<String, Object> some(int line, int quantity) {
        return Map.of("lines", List.of(units(line(ann, order, line), quantity)));
    }

    private Map<String, Object> back(int quantity) {
        Map<String, Object> line = Map.of("lineId", line(ann, order, 0), "quantity", quantity, "reason", "too small");
        return Map.of("lines", List.of(line));
    }

    private int units(int line, String progress) {
        return ann.get("/orders/" + order).at("/lines/" + line + "/" + progress).asInt();
    }
}
