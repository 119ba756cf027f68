package dev.flywheel.orders.returns;

import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sales and refunds with their figures, as books, documents, mails and webhooks state them. */
@SuppressWarnings("NullAway.Init")
abstract class StatedFigures extends PromotionsServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final AccountId account = AccountId.next();
    final SellerId seller = SellerId.next();
    Api ann;
    private String webhook;

    @BeforeEach
    void operatorsListen() {
        ann = shopper(account);
        webhook = operator()
                .post(
                        "/operator/webhooks",
                        Map.of(
                                "url",
                                "http://localhost:1/hook",
                                "events",
                                List.of("order.placed", "shipment.dispatched", "refund.issued", "goodwill.given")))
                .expect(201)
                .text("/webhook/webhookId");
    }

    @AfterEach
    void nobodyListensAnyMore() {
        operator().delete("/operator/webhooks/" + webhook);
    }

    /** Two kettles at 20.00, wrapped at 3.99 each, 10 % off: 36.00, 7.98, 4.99 delivery, 2.34 tax. */
    String wrappedKettles() {
        OfferChanged kettle = offer(null, "20.00", 5);
        fill(ann, item(kettle, 2));
        ann.put("/cart/items/" + kettle.offer(), Map.of("gift", Map.of("wrap", true)))
                .expect(200);
        return bought("10");
    }

    /** Three cups at 10.00, of which the marketplace takes 25 % off: 22.50 and 1.46 tax. */
    String cups() {
        fill(ann, item(offer(seller, "10.00", 5), 3));
        return bought("25");
    }

    private String bought(String percentOff) {
        String code = coupon(promotion(draft(percent(percentOff)).withCoupon().terms()));
        return bought(List.of(code));
    }

    String bought(List<String> codes) {
        return ann.key("key-" + UUID.randomUUID())
                .post("/checkouts", Map.of("shipTo", address("WA"), "paymentToken", "tok_approved", "coupons", codes))
                .expect(201)
                .text("/orderId");
    }

    String delivered(String order) {
        return delivered(order, operator(), "/operator");
    }

    String deliveredBySeller(String order) {
        return delivered(order, seller(seller), "/seller");
    }

    private String delivered(String order, Api sender, String path) {
        String parcel = sender.post(path + "/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        feeds.drain();
        return parcel;
    }

    String granted(String order, String kind, @Nullable String amount, boolean delivery) {
        Map<String, Object> line = new HashMap<>(Map.of("lineId", line(ann, order, 0), "delivery", delivery));
        if (amount != null) {
            line.put("amount", Map.of("amount", amount, "currency", "USD"));
        }
        String id = operator()
                .key("key-" + UUID.randomUUID())
                .post(
                        "/operator/orders/" + order + "/refunds",
                        Map.of("kind", kind, "reason", "a scratch", "lines", List.of(line)))
                .expect(201)
                .text("/items/0/refundId");
        feeds.drain();
        return id;
    }

    String returned(String order, int quantity, String reason) {
        Map<String, Object> line = Map.of("lineId", line(ann, order, 0), "quantity", quantity, "reason", reason);
        String id = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)))
                .expect(201)
                .text("/returnId");
        operator()
                .post("/operator/returns/" + id + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        feeds.drain();
        return id;
    }

    /** What is booked when a parcel leaves. */
    List<String> sale(String parcel) {
        return booked("shipment:" + parcel + ":sale");
    }

    /** What is booked of it when money goes back. */
    List<String> reversal(String refund) {
        return booked("refund:" + refund + ":sale-reversed");
    }

    /** A journal entry, which is even. */
    List<String> booked(String key) {
        List<String> lines = entry(key);
        assertThat(sum(lines, "DEBIT")).as("debit of " + key).isEqualByComparingTo(sum(lines, "CREDIT"));
        return lines;
    }

    private static BigDecimal sum(List<String> lines, String side) {
        return lines.stream()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(side))
                .map(words -> new BigDecimal(words[2]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String creditNote(String order, String refund) {
        return document(order, "refund:" + refund);
    }

    /** The totals of the document about a fact: items, discount, wrapping, delivery, tax, total. */
    String document(String order, String source) {
        String id = jdbc.sql("SELECT id FROM document WHERE source = ?")
                .param(source)
                .query(String.class)
                .single();
        Api.Reply document = ann.get("/documents/" + id).expect(200);
        assertThat(document.text("/content/orderId")).isEqualTo(order);
        return amounts(document.at("/content/totals"), "items", "discount", "giftWrap", "shipping", "tax", "total");
    }

    String refundMail(String refund) {
        return mail("refunded:" + refund);
    }

    String mail(String fact) {
        return jdbc.sql("SELECT body FROM mail WHERE fact = ?")
                .param(fact)
                .query(String.class)
                .single();
    }

    /** What the operators' webhook gets of a fact. */
    JsonNode told(String type, String order, String subject) {
        List<String> payloads = jdbc.sql(
                        "SELECT payload FROM webhook_delivery WHERE webhook = ?::uuid AND event = ? AND subject = ?")
                .params(webhook, type, subject)
                .query(String.class)
                .list();
        assertThat(payloads).as(type + " of " + subject).hasSize(1);
        JsonNode data = JSON.readTree(payloads.getFirst()).at("/data");
        assertThat(data.at("/orderId").asString()).isEqualTo(order);
        return data;
    }

    JsonNode toldOfRefund(String order, String refund) {
        return told("refund.issued", order, "refund:" + refund);
    }

    /** What is charged for a line: items, wrapping, delivery, tax, total. */
    static String charged(JsonNode data) {
        return amounts(data.at("/lines/0/charged"), "items", "giftWrap", "shipping", "tax", "total");
    }

    private static String amounts(JsonNode of, String... names) {
        return Arrays.stream(names)
                .map(name -> of.at("/" + name + "/amount").asString())
                .collect(Collectors.joining(" "));
    }
}
