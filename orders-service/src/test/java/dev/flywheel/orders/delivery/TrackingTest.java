package dev.flywheel.orders.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api;
import dev.flywheel.domain.OrderId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.ShipmentId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.service.signature.TimedSignature;
import dev.flywheel.testing.SqlStatements;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@SuppressWarnings("NullAway.Init")
class TrackingTest extends OrdersServiceTest {

    private static final String SECRET = "a secret of the tests";

    @Autowired
    private DeliveryPromises promises;

    @Autowired
    private Carriers carriers;

    @Autowired
    private HeardDeliveries listener;

    @Autowired
    private TransactionTemplate transaction;

    private Api ann;

    @BeforeEach
    void annShops() {
        ann = shopper();
    }

    @Test
    void aParcelIsFollowedToTheDoor() {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        assertThat(status(sent)).isEqualTo("LABEL_CREATED");
        Instant now = clock.instant();
        event(sent, "PICKED_UP", now.minusSeconds(300)).expect(200);
        event(sent, "OUT_FOR_DELIVERY", now.minusSeconds(100)).expect(200);

        assertThat(event(sent, "IN_TRANSIT", now.minusSeconds(200)).expect(200).text("/status"))
                .as("told late")
                .isEqualTo("OUT_FOR_DELIVERY");
        event(sent, "DELIVERED", now).expect(200);
        assertThat(event(sent, "OUT_FOR_DELIVERY", now.plusSeconds(1))
                        .expect(200)
                        .text("/status"))
                .isEqualTo("DELIVERED");

        Api.Reply shown = ann.get("/orders/" + sent.order() + "/tracking").expect(200);
        assertThat(shown.text("/items/0/status")).isEqualTo("DELIVERED");
        assertThat(shown.text("/items/0/carrier")).isEqualTo("ups");
        assertThat(shown.at("/items/0/events")
                        .valueStream()
                        .map(event -> event.at("/status").asString()))
                .containsExactly("OUT_FOR_DELIVERY", "DELIVERED", "OUT_FOR_DELIVERY", "IN_TRANSIT", "PICKED_UP");
    }

    @Test
    void theSameEventTwiceIsOne() throws Exception {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        Instant at = clock.instant();
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> event(sent, "IN_TRANSIT", at));
        }
        assertThat(counted(atOnce(calls))).containsExactly(Map.entry("200", 8L));
        assertThat(ann.get("/orders/" + sent.order() + "/tracking").at("/items/0/events"))
                .hasSize(1);
    }

    @Test
    void whoListensHearsOfADeliveryOnce() throws Exception {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        Instant at = clock.instant();
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant told = at.minusSeconds(i);
            calls.add(() -> event(sent, "DELIVERED", told));
        }

        assertThat(counted(atOnce(calls))).containsExactly(Map.entry("200", 8L));
        assertThat(listener.count(sent.shipment())).isEqualTo(1);
    }

    @Test
    void whatAListenerRefusesIsNotStored() {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        listener.refuse(sent.shipment());

        event(sent, "DELIVERED", clock.instant()).expect(409);
        assertThat(status(sent)).isEqualTo("LABEL_CREATED");
        assertThat(ann.get("/orders/" + sent.order() + "/tracking").at("/items/0/events"))
                .isEmpty();
    }

    @Test
    void aParcelDeliveredInAnotherWayIsShownSo() {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        operator()
                .post("/operator/shipments/" + sent.shipment() + "/delivery", null)
                .expect(200);

        assertThat(status(sent)).isEqualTo("DELIVERED");
    }

    @Test
    void nobodyElseSeesIt() {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        shopper().get("/orders/" + sent.order() + "/tracking").expect(404);
        operator().get("/orders/" + sent.order() + "/tracking").expect(200);
        operator().get("/orders/" + OrderId.next() + "/tracking").expect(404);
    }

    @Test
    void whatHasNotLeftHasNoEvents() {
        operator()
                .post(
                        "/operator/shipments/" + ShipmentId.next() + "/tracking-events",
                        Map.of("status", "IN_TRANSIT", "at", clock.instant().toString()))
                .expect(404);
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        event(sent, "IN_TRANSIT", clock.instant().plusSeconds(3_600)).expect(400);
        jdbc.sql("UPDATE shipment SET status = 'CAPTURING', attempt_at = '2100-01-01' WHERE id = ?")
                .param(sent.shipment().value())
                .update();
        assertThat(event(sent, "IN_TRANSIT", clock.instant()).code()).isEqualTo("not_on_the_way");
        jdbc.sql("UPDATE shipment SET status = 'DISPATCHED', attempt_at = NULL WHERE id = ?")
                .param(sent.shipment().value())
                .update();
    }

    @Test
    void aSignedWebhookMovesTheParcel() {
        String number = number();
        Sent sent = sent("house", number);
        String body = webhook(number, "e-" + number, "OUT_FOR_DELIVERY");

        deliver(body, signature(body, Instant.now())).expect(204);
        deliver(body, signature(body, Instant.now())).expect(204);
        assertThat(status(sent)).isEqualTo("OUT_FOR_DELIVERY");
    }

    @Test
    void anUnsignedOldOrForgedOneIsRefused() {
        String number = number();
        Sent sent = sent("house", number);
        String body = webhook(number, "e-" + number, "DELIVERED");
        String signed = signature(body, Instant.now());

        assertThat(deliver(body, null).code()).isEqualTo("invalid_webhook");
        assertThat(deliver(body, signature(body, Instant.now().minusSeconds(600)))
                        .code())
                .isEqualTo("invalid_webhook");
        assertThat(deliver(body.replace("DELIVERED", "LOST"), signed).code()).isEqualTo("invalid_webhook");
        assertThat(deliver(body, signed.replace("v1=", "v0=")).code()).isEqualTo("invalid_webhook");
        anyone().with(HouseCarrier.SIGNATURE, signed)
                .send("POST", "/webhooks/carriers/nobody", "application/json", body.getBytes(StandardCharsets.UTF_8))
                .expect(404);
        assertThat(status(sent)).isEqualTo("LABEL_CREATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "garbage",
                "{}",
                "{\"events\":[{}]}",
                "{\"events\":[null]}",
                "{\"events\":null}",
                "{\"events\":[{\"eventId\":\"\",\"trackingNumber\":\"x\",\"status\":\"LOST\",\"at\":\"2026-01-01T00:00:00Z\"}]}"
            })
    void aSignedOneThatCannotBeReadIsRefused(String body) {
        assertThat(deliver(body, signature(body, Instant.now())).status())
                .as(body)
                .isEqualTo(400);
    }

    @Test
    void oneAboutAnotherNumberIsNotFoundAndNothingOfItIsKept() {
        String number = number();
        Sent sent = sent("house", number);
        String events = "{\"events\":[" + single(number, "first-" + number, "IN_TRANSIT") + ","
                + single("FW-unknown", "second-" + number, "IN_TRANSIT") + "]}";

        deliver(events, signature(events, Instant.now())).expect(404);
        assertThat(status(sent)).isEqualTo("LABEL_CREATED");
    }

    @Test
    void thePromiseIsSettledByTheDayThere() {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        String service = "test-" + UUID.randomUUID();
        LocalDate day = LocalDate.parse("2026-06-05");
        // What the order was promised makes room for what the test promises.
        jdbc.sql("DELETE FROM delivery_promise WHERE shipment = ?")
                .param(sent.shipment().value())
                .update();
        transaction.executeWithoutResult(status -> {
            promises.record(new OrderId(UUID.fromString(sent.order())), sent.shipment(), promise(service, null, day));
            promises.record(
                    new OrderId(UUID.fromString(sent.order())),
                    sent.shipment(),
                    promise("another", null, day.plusDays(9)));
            promises.sent(sent.shipment(), Instant.parse("2026-06-01T00:30:00Z"));
            // Still the fifth of June in Seattle.
            promises.delivered(sent.shipment(), Instant.parse("2026-06-06T06:59:59Z"));
            promises.delivered(sent.shipment(), Instant.parse("2026-06-30T00:00:00Z"));
        });

        assertThat(score("SERVICE", service))
                .isEqualTo("1 promised, 1 delivered, 1 on time, 0 late, 0 overdue, 1 sent late, 0 days");
        assertThat(ann.get("/orders/" + sent.order() + "/tracking").text("/items/0/deliveredOn"))
                .isEqualTo("2026-06-05");
        assertThat(ann.get("/orders/" + sent.order() + "/tracking").text("/items/0/promised"))
                .isEqualTo("2026-06-05");
    }

    @Test
    void scoresAreKeptBySellerToo() {
        SellerId seller = SellerId.next();
        LocalDate day = LocalDate.parse("2026-06-05");
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 4; i++) {
                ShipmentId shipment = ShipmentId.next();
                promises.record(OrderId.next(), shipment, promise("test", seller, day));
                if (i < 3) {
                    promises.delivered(shipment, Instant.parse("2026-06-0" + (5 + i) + "T12:00:00Z"));
                }
            }
        });

        assertThat(score("SELLER", seller.toString()))
                .isEqualTo("4 promised, 3 delivered, 1 on time, 2 late, 1 overdue, 0 sent late, 3 days");
        assertThat(operator()
                        .get("/operator/delivery-score?by=WAREHOUSE&from=2026-06-01&to=2026-06-30&limit=1")
                        .expect(200)
                        .status())
                .isEqualTo(200);
        operator().get("/operator/delivery-score?from=2026-06-02&to=2026-06-01").expect(400);
        operator().get("/operator/delivery-score?by=MOON").expect(400);
    }

    @Test
    void aPromiseIsPartOfItsCallersTransaction() {
        assertThatThrownBy(() -> promises.delivered(ShipmentId.next(), Instant.EPOCH))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theListCostsTheSameForOneParcelAndMany() throws Exception {
        Sent sent = sent("UPS", "1Z" + UUID.randomUUID());
        event(sent, "IN_TRANSIT", clock.instant()).expect(200);
        List<String> one = SqlStatements.inRequests(
                () -> ann.get("/orders/" + sent.order() + "/tracking").expect(200));

        assertThat(one).hasSize(3);
    }

    @Test
    void labelsHaveNumbersOfTheirOwnAndKeepThem() {
        String key = "test:" + UUID.randomUUID();
        Carrier.Label label = label(key);

        assertThat(label.trackingNumber()).matches("FW\\d{9}US");
        assertThat(label(key)).as("the same key").isEqualTo(label);
        assertThat(label("test:" + UUID.randomUUID()).trackingNumber()).isNotEqualTo(label.trackingNumber());
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> label(key)))
                .isInstanceOf(IllegalStateException.class);
    }

    private Carrier.Label label(String key) {
        PostalAddress home = new PostalAddress("Ann", "1 Pine Street", null, "Seattle", "WA", "98101", "US");
        return carriers.label("house", new Carrier.LabelRequest(key, "house-standard", home, home, 500, null));
    }

    private static DeliveryPromises.Promise promise(String service, @Nullable SellerId seller, LocalDate day) {
        return new DeliveryPromises.Promise(
                seller, null, service, "STANDARD", Instant.parse("2026-06-01T00:00:00Z"), day, "US", "WA");
    }

    private String score(String by, String name) {
        return operator()
                .get("/operator/delivery-score?limit=100&from=2026-06-01&to=2026-06-30&by=" + by)
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/name").asString().equals(name))
                .map(item -> item.at("/promised") + " promised, " + item.at("/delivered") + " delivered, "
                        + item.at("/onTime") + " on time, " + item.at("/late") + " late, " + item.at("/overdue")
                        + " overdue, " + item.at("/sentLate") + " sent late, " + item.at("/daysLate") + " days")
                .findFirst()
                .orElse("none");
    }

    private String number() {
        return label("test:" + UUID.randomUUID()).trackingNumber();
    }

    private String status(Sent sent) {
        return ann.get("/orders/" + sent.order() + "/tracking").expect(200).text("/items/0/status");
    }

    private Api.Reply event(Sent sent, String status, Instant at) {
        return operator()
                .post(
                        "/operator/shipments/" + sent.shipment() + "/tracking-events",
                        Map.of("status", status, "at", at.toString(), "place", "Tacoma, WA"));
    }

    private String webhook(String number, String id, String status) {
        return "{\"events\":[" + single(number, id, status) + "]}";
    }

    private String single(String number, String id, String status) {
        return "{\"eventId\":\"" + id + "\",\"trackingNumber\":\"" + number + "\",\"status\":\"" + status
                + "\",\"at\":\"" + clock.instant() + "\"}";
    }

    private Api.Reply deliver(String body, @Nullable String signature) {
        Api caller = signature == null ? anyone() : anyone().with(HouseCarrier.SIGNATURE, signature);
        return caller.send(
                "POST", "/webhooks/carriers/house", "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private static String signature(String body, Instant at) {
        return new TimedSignature(Clock.fixed(at, ZoneOffset.UTC)).sign(SECRET, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A parcel of an order of Ann's that has left. */
    private Sent sent(String carrier, String number) {
        String order = order(ann, item(offer(null, "20.00", 5), 1));
        Api.Reply shipment = operator()
                .post("/operator/orders/" + order + "/shipments", Map.of("carrier", carrier, "trackingNumber", number))
                .expect(201);
        return new Sent(order, ShipmentId.of(shipment.text("/shipmentId")));
    }

    private record Sent(String order, ShipmentId shipment) {}
}
