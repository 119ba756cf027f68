package dev.flywheel.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.orders.delivery.PlayedCarrier;
import dev.flywheel.testing.SqlStatements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init")
class ReturnLabelTest extends OrdersServiceTest {

    private Api ann;

    @Autowired
    private ReturnLabelling labelling;

    @Autowired
    private LabelPdf pdf;

    @BeforeEach
    void annShops() {
        ann = shopper();
    }

    @AfterEach
    void theCarrierIsBack() {
        PlayedCarrier.beAway(0);
    }

    @Test
    void aReturnHasOneLabelToWhereItCameFrom() throws IOException {
        Back back = announced(null);
        Api.Reply made = ann.post(back.path(), null).expect(201);

        assertThat(made.text("/trackingNumber")).matches("FW\\d{9}US");
        assertThat(made.text("/service")).isEqualTo("house-standard");
        assertThat(made.text("/from/line1")).isEqualTo("1 Pine Street");
        assertThat(made.text("/to/line1")).isEqualTo("1 Warehouse Way");
        assertThat(made.at("/weightGrams").asInt()).isEqualTo(900);
        assertThat(made.text("/transit")).isEqualTo("NOT_SENT");
        assertThat(ann.post(back.path(), null).expect(200).body()).isEqualTo(made.body());
        assertThat(ann.get(back.path()).expect(200).body()).isEqualTo(made.body());
        assertThat(operator()
                        .get("/operator/returns/" + back.id() + "/label")
                        .expect(200)
                        .body())
                .isEqualTo(made.body());
        assertThat(ann.get("/orders/" + back.order() + "/returns").text("/items/0/label/trackingNumber"))
                .isEqualTo(made.text("/trackingNumber"));

        Api.Reply printed =
                ann.with("Accept", "application/pdf").get(back.path()).expect(200);
        assertThat(printed.headers().firstValue("Content-Type")).contains("application/pdf");
        try (PDDocument page =
                Loader.loadPDF(pdf.of(labelling.ofReceiver(java.util.UUID.fromString(back.id()), null)))) {
            assertThat(new PDFTextStripper().getText(page))
                    .contains("1 Pine Street", "1 Warehouse Way", "0.900 kg", made.text("/trackingNumber"), back.id());
            assertThat(page.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void callersAtOnceGetTheSameLabel() throws Exception {
        Back back = announced(null);
        List<Callable<Api.Reply>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> ann.post(back.path(), null));
        }
        List<Api.Reply> replies = atOnce(calls);

        assertThat(counted(replies)).isEqualTo(Map.of("201", 1L, "200", 7L));
        assertThat(replies.stream().map(reply -> reply.text("/trackingNumber")).distinct())
                .hasSize(1);
    }

    @Test
    void aCarrierWhoIsAwayMayBeAskedAgain() {
        Back back = announced(null);
        PlayedCarrier.beAway(2);
        for (int i = 0; i < 2; i++) {
            Api.Reply away = ann.post(back.path(), null);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.code()).isEqualTo("carrier_unavailable");
        }
        assertThat(ann.get(back.path()).status()).isEqualTo(404);
        ann.post(back.path(), null).expect(201);
    }

    @Test
    void onlyAReturnThatIsToBeSentGetsOne() {
        Back withdrawn = announced(null);
        ann.post("/orders/" + withdrawn.order() + "/returns/" + withdrawn.id() + "/withdrawal", null)
                .expect(200);
        Back received = announced(null);
        String number = ann.post(received.path(), null).expect(201).text("/trackingNumber");
        receive(received);
        int asked = PlayedCarrier.asked();

        assertThat(ann.post(withdrawn.path(), null).expect(409).code()).isEqualTo("illegal_status");
        assertThat(ann.post(received.path(), null).expect(409).code()).isEqualTo("illegal_status");
        assertThat(PlayedCarrier.asked()).as("nobody was asked").isEqualTo(asked);
        assertThat(ann.get(received.path()).text("/trackingNumber")).isEqualTo(number);
    }

    @Test
    void anothersReturnIsNotThere() {
        Back back = announced(null);
        Back other = announced(null);
        ann.post(back.path(), null).expect(201);

        assertThat(shopper().post(back.path(), null).status()).isEqualTo(404);
        assertThat(shopper().get(back.path()).status()).isEqualTo(404);
        String mixed = "/orders/" + other.order() + "/returns/" + back.id() + "/label";
        assertThat(ann.post(mixed, null).status()).isEqualTo(404);
        assertThat(ann.get(mixed).status()).isEqualTo(404);
        assertThat(seller(SellerId.next())
                        .get("/seller/returns/" + back.id() + "/label")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aSellersGoodsGoToHisLetterhead() {
        SellerId seller = SellerId.next();
        Back back = announced(seller);
        assertThat(ann.post(back.path(), null).expect(409).code()).isEqualTo("no_return_address");
        Map<String, Object> head = new LinkedHashMap<>(address("OR"));
        head.put("name", "Cups & Co");
        head.put("line1", "7 Harbour Road");
        seller(seller).put("/seller/letterhead", head).expect(200);

        Api.Reply made = ann.post(back.path(), null).expect(201);

        assertThat(made.text("/to/name")).isEqualTo("Cups & Co");
        assertThat(made.text("/to/line1")).isEqualTo("7 Harbour Road");
        assertThat(seller(seller)
                        .get("/seller/returns/" + back.id() + "/label")
                        .expect(200)
                        .text("/trackingNumber"))
                .isEqualTo(made.text("/trackingNumber"));
        assertThat(seller(seller)
                        .with("Accept", "application/pdf")
                        .get("/seller/returns/" + back.id() + "/label")
                        .expect(200)
                        .body())
                .startsWith("%PDF-");
    }

    @Test
    void theCarrierTellsWhereItIsAndOnlyAnInspectionRefundsIt() {
        Back back = announced(null);
        String number = ann.post(back.path(), null).expect(201).text("/trackingNumber");
        Instant now = clock.instant();

        webhook(event(number, "a-" + number, "PICKED_UP", now.minusSeconds(60))).expect(204);
        assertThat(transit(back)).isEqualTo("ON_ITS_WAY");
        String arrived = event(number, "b-" + number, "DELIVERED", now);
        webhook(arrived + "," + event(number, "c-" + number, "IN_TRANSIT", now.minusSeconds(30)))
                .expect(204);
        webhook(arrived).expect(204);

        assertThat(transit(back)).isEqualTo("ARRIVED");
        JsonNode scans = ann.get(back.path()).at("/scans");
        assertThat(scans.valueStream().map(scan -> scan.at("/status").asString()))
                .containsExactly("DELIVERED", "IN_TRANSIT", "PICKED_UP");
        Api.Reply shown = ann.get("/orders/" + back.order() + "/returns");
        assertThat(shown.text("/items/0/status")).isEqualTo("REQUESTED");
        assertThat(shown.text("/items/0/label/transit")).isEqualTo("ARRIVED");
        assertThat(payments.refunded(back.order()).isZero()).isTrue();
        receive(back);
        assertThat(payments.refunded(back.order()).isPositive()).isTrue();
    }

    @Test
    void ofAWebhookAllIsTakenOrNothing() {
        Back back = announced(null);
        String number = ann.post(back.path(), null).expect(201).text("/trackingNumber");
        Instant now = clock.instant();

        webhook(event(number, "x-" + number, "PICKED_UP", now) + "," + event("FW-unknown", "y", "PICKED_UP", now))
                .expect(404);
        assertThat(transit(back)).isEqualTo("NOT_SENT");
        webhook(event(number, "z-" + number, "PICKED_UP", now.plusSeconds(86_400)))
                .expect(400);
        assertThat(transit(back)).isEqualTo("NOT_SENT");
    }

    @Test
    void asksTheDatabaseAsOftenForManyLinesAsForOne() throws Exception {
        Back one = announced(null);
        ann.post(one.path(), null).expect(201);
        Api bob = shopper();
        String order = order(bob, item(offer(null, "5.00", 5), 1), item(offer(null, "6.00", 5), 1));
        send(order, null);
        String id = bob.post(
                        "/orders/" + order + "/returns",
                        Map.of("lines", List.of(line(bob, order, 0, 1), line(bob, order, 1, 1))))
                .expect(201)
                .text("/returnId");
        String two = "/orders/" + order + "/returns/" + id + "/label";
        bob.post(two, null).expect(201);

        List<String> few = SqlStatements.inRequests(() -> ann.get(one.path()).expect(200));
        List<String> many = SqlStatements.inRequests(() -> bob.get(two).expect(200));
        assertThat(many).hasSameSizeAs(few);
    }

    private Back announced(@Nullable SellerId seller) {
        OfferChanged kettle = offer(seller, "40.00", 5);
        String order = order(ann, item(kettle, 1));
        send(order, seller);
        String id = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(line(ann, order, 0, 1))))
                .expect(201)
                .text("/returnId");
        return new Back(order, id);
    }

    private void send(String order, @Nullable SellerId seller) {
        Api sender = seller == null ? operator() : seller(seller);
        String path = (seller == null ? "/operator" : "/seller") + "/orders/" + order + "/shipments";
        String parcel = sender.post(path, null).expect(201).text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
    }

    private static Map<String, Object> line(Api shopper, String order, int place, int quantity) {
        return Map.of("lineId", line(shopper, order, place), "quantity", quantity, "reason", "too small");
    }

    private void receive(Back back) {
        operator()
                .post("/operator/returns/" + back.id() + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
    }

    private String transit(Back back) {
        return ann.get(back.path()).expect(200).text("/transit");
    }

    private static String event(String number, String id, String status, Instant at) {
        return "{\"eventId\":\"" + id + "\",\"trackingNumber\":\"" + number + "\",\"status\":\"" + status
                + "\",\"at\":\"" + at + "\",\"place\":\"Tacoma, WA\"}";
    }

    private Api.Reply webhook(String events) {
        byte[] body = ("{\"events\":[" + events + "]}").getBytes(StandardCharsets.UTF_8);
        return anyone().with("Flywheel-Signature", signature(body))
                .send("POST", "/webhooks/carriers/played", "application/json", body);
    }

    private static String signature(byte[] body) {
        String time = String.valueOf(Instant.now().getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("a secret of the tests".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private record Back(String order, String id) {

        String path() {
            return "/orders/" + order + "/returns/" + id + "/label";
        }
    }
}
