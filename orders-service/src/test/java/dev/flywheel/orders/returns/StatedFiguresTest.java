package dev.flywheel.orders.returns;

import static dev.flywheel.orders.promotion.rule.Baskets.draft;
import static dev.flywheel.orders.promotion.rule.Baskets.freeDelivery;
import static dev.flywheel.orders.promotion.rule.Baskets.percent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.promotion.PromotionsServiceTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Books, documents, mails and webhooks say the same of a sale and of what is given back of it: what the shopper sees. */
@SuppressWarnings("NullAway.Init")
class StatedFiguresTest extends PromotionsServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AccountId account = AccountId.next();
    private final SellerId seller = SellerId.next();
    private Api ann;
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
    private String wrappedKettles() {
        OfferChanged kettle = offer(null, "20.00", 5);
        fill(ann, item(kettle, 2));
        ann.put("/cart/items/" + kettle.offer(), Map.of("gift", Map.of("wrap", true)))
                .expect(200);
        return bought("10");
    }

    /** Three cups at 10.00, of which the marketplace takes 25 % off: 22.50 and 1.46 tax. */
    private String cups() {
        fill(ann, item(offer(seller, "10.00", 5), 3));
        return bought("25");
    }

    private String bought(String percentOff) {
        String code = coupon(promotion(draft(percent(percentOff)).withCoupon().terms()));
        return bought(List.of(code));
    }

    private String bought(List<String> codes) {
        return ann.key("key-" + UUID.randomUUID())
                .post("/checkouts", Map.of("shipTo", address("WA"), "paymentToken", "tok_approved", "coupons", codes))
                .expect(201)
                .text("/orderId");
    }

    private String delivered(String order, boolean own) {
        String parcel = own
                ? operator()
                        .post("/operator/orders/" + order + "/shipments", null)
                        .expect(201)
                        .text("/shipmentId")
                : seller(seller)
                        .post("/seller/orders/" + order + "/shipments", null)
                        .expect(201)
                        .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        feeds.drain();
        return parcel;
    }

    private String granted(String order, String kind, @Nullable String amount, boolean delivery) {
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

    private String returned(String order, int quantity, String reason) {
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

    /** A journal entry, which is even. */
    private List<String> booked(String key) {
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

    /** The totals of the document about a fact: items, discount, wrapping, delivery, tax, total. */
    private String document(String order, String source) {
        String id = jdbc.sql("SELECT id FROM document WHERE source = ?")
                .param(source)
                .query(String.class)
                .single();
        Api.Reply document = ann.get("/documents/" + id).expect(200);
        assertThat(document.text("/content/orderId")).isEqualTo(order);
        JsonNode totals = document.at("/content/totals");
        return String.join(
                " ",
                List.of("items", "discount", "giftWrap", "shipping", "tax", "total").stream()
                        .map(name -> totals.at("/" + name + "/amount").asString())
                        .toList());
    }

    private String mail(String fact) {
        return jdbc.sql("SELECT body FROM mail WHERE fact = ?")
                .param(fact)
                .query(String.class)
                .single();
    }

    /** What the operators' webhook gets of a fact. */
    private JsonNode told(String type, String order, String subject) {
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

    /** What is charged for a line: items, wrapping, delivery, tax, total. */
    private static String charged(JsonNode data) {
        JsonNode charged = data.at("/lines/0/charged");
        return String.join(
                " ",
                List.of("items", "giftWrap", "shipping", "tax", "total").stream()
                        .map(name -> charged.at("/" + name + "/amount").asString())
                        .toList());
    }

    @Test
    void ofOwnGoodsWithWrappingAndACoupon() {
        String order = wrappedKettles();
        String parcel = delivered(order, true);

        assertThat(booked("shipment:" + parcel + ":sale"))
                .containsExactly(
                        "CREDIT GIFT_WRAP_SALES 7.98",
                        "CREDIT PRODUCT_SALES 36.00",
                        "CREDIT SHIPPING_SALES 4.99",
                        "CREDIT TAX_PAYABLE 2.34",
                        "DEBIT CONTRACT_LIABILITY 51.31");
        String sums = """
                Discounts -4.00 USD
                Wrapping  7.98 USD
                Delivery  4.99 USD
                Tax       2.34 USD
                Total     51.31 USD
                """;
        assertThat(mail("placed:" + order)).contains("2 x Kettle", "40.00 USD", sums);
        assertThat(mail("shipped:" + parcel)).contains("2 x Kettle", "40.00 USD", sums);
        assertThat(document(order, "shipment:" + parcel)).isEqualTo("40.00 4.00 7.98 4.99 2.34 51.31");
        JsonNode placed = told("order.placed", order, "order:" + order);
        assertThat(charged(placed)).isEqualTo("36.00 7.98 4.99 2.34 51.31");
        JsonNode sent = told("shipment.dispatched", order, "shipment:" + parcel);
        assertThat(sent.at("/total/amount").asString()).isEqualTo("51.31");
        assertThat(charged(sent)).isEqualTo("36.00 7.98 4.99 2.34 51.31");
    }

    @Test
    void wrappingGoesBackWithAllThatIsLeftThroughTheSendersFault() {
        String order = wrappedKettles();
        delivered(order, true);

        String regretted = returned(order, 1, "NO_LONGER_NEEDED");
        String broken = returned(order, 1, "DEFECTIVE");

        assertThat(booked("refund:" + regretted + ":sale-reversed"))
                .as("he keeps what was done for him")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 19.17", "DEBIT PRODUCT_SALES 18.00", "DEBIT TAX_PAYABLE 1.17");
        assertThat(document(order, "refund:" + regretted)).isEqualTo("20.00 2.00 0.00 0.00 1.17 19.17");
        assertThat(booked("refund:" + broken + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 32.14",
                        "DEBIT GIFT_WRAP_SALES 7.98",
                        "DEBIT PRODUCT_SALES 18.00",
                        "DEBIT SHIPPING_SALES 4.99",
                        "DEBIT TAX_PAYABLE 1.17");
        assertThat(document(order, "refund:" + broken)).isEqualTo("20.00 2.00 7.98 4.99 1.17 32.14");
        assertThat(mail("refunded:" + broken))
                .contains("we gave you back 32.14 USD", "1 x Kettle", "Discounts -2.00 USD", "Wrapping  7.98 USD");
        assertThat(charged(told("refund.issued", order, "refund:" + broken))).isEqualTo("18.00 7.98 4.99 1.17 32.14");
        assertThat(payments.refunded(order)).isEqualTo(usd("51.31"));
    }

    @Test
    void aWithdrawnReturnGivesTheWrappingBackToTheParcel() {
        String order = wrappedKettles();
        delivered(order, true);
        Map<String, Object> all = Map.of("lineId", line(ann, order, 0), "quantity", 2, "reason", "WRONG_ITEM");
        Api.Reply asked = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(all)))
                .expect(201);
        assertThat(asked.text("/returns/0/refund/amount")).isEqualTo("51.31");
        assertThat(asked.text("/returns/0/lines/0/giftWrap/amount")).isEqualTo("7.98");
        ann.post("/orders/" + order + "/returns/" + asked.text("/returnId") + "/withdrawal", null)
                .expect(200);

        String again = returned(order, 2, "WRONG_ITEM");

        assertThat(booked("refund:" + again + ":sale-reversed"))
                .contains("CREDIT CONTRACT_LIABILITY 51.31", "DEBIT GIFT_WRAP_SALES 7.98");
    }

    @Test
    void aConcessionTakesItsShareOfTheWrapping() {
        String order = wrappedKettles();
        delivered(order, true);

        String id = granted(order, "CONCESSION", "10.00", false);

        assertThat(booked("refund:" + id + ":sale-reversed"))
                .as("tax 10.00 x 2.34 / 46.32; wrapping 9.49 x 7.98 / 43.98")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 10.00",
                        "DEBIT GIFT_WRAP_SALES 1.72",
                        "DEBIT PRODUCT_SALES 7.77",
                        "DEBIT TAX_PAYABLE 0.51");
        assertThat(document(order, "refund:" + id)).isEqualTo("8.63 0.86 1.72 0.00 0.51 10.00");
        assertThat(mail("refunded:" + id))
                .contains("we gave you back 10.00 USD", "Wrapping  1.72 USD", "Total     10.00 USD")
                .doesNotContain("0 x");
        JsonNode told = told("refund.issued", order, "refund:" + id);
        assertThat(told.at("/total/amount").asString()).isEqualTo("10.00");
        assertThat(charged(told)).isEqualTo("7.77 1.72 0.00 0.51 10.00");
    }

    @Test
    void ofAThirdPartysGoodsThatTheMarketplaceSubsidisesForAMember() {
        prime(account, Duration.ofDays(30));
        String order = cups();
        String parcel = delivered(order, false);
        assertThat(booked("shipment:" + parcel + ":sale"))
                .containsExactly(
                        "CREDIT SELLER_PAYABLE_PENDING 34.99 of seller",
                        "CREDIT TAX_PAYABLE 1.46",
                        "DEBIT CONTRACT_LIABILITY 23.96",
                        "DEBIT PRIME_DELIVERY_COST 4.99 of seller",
                        "DEBIT PROMOTION_COST 7.50 of seller");
        assertThat(mail("placed:" + order))
                .contains("Discounts -7.50 USD", "Delivery  0.00 USD", "Total     23.96 USD");
        assertThat(charged(told("shipment.dispatched", order, "shipment:" + parcel)))
                .isEqualTo("22.50 0.00 0.00 1.46 23.96");

        String some = granted(order, "CONCESSION", "5.00", false);

        assertThat(booked("refund:" + some + ":sale-reversed"))
                .as("tax 5.00 x 1.46 / 23.96; the marketplace bore 4.70 x 7.50 / 22.50 of it")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 5.00",
                        "CREDIT PROMOTION_COST 1.57 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 6.27 of seller",
                        "DEBIT TAX_PAYABLE 0.30");
        JsonNode toOthers = told("RefundIssued", "refund:" + some).getFirst();
        assertThat(toOthers.at("/lines/0/items/amount").asString())
                .as("what the seller loses, which others count by")
                .isEqualTo("6.27");
        assertThat(mail("refunded:" + some)).contains("we gave you back 5.00 USD", "Total     5.00 USD");
        assertThat(document(order, "refund:" + some)).isEqualTo("6.27 1.57 0.00 0.00 0.30 5.00");
        assertThat(told("refund.issued", order, "refund:" + some)
                        .at("/total/amount")
                        .asString())
                .isEqualTo("5.00");

        String rest = returned(order, 3, "NOT_AS_DESCRIBED");

        assertThat(booked("refund:" + rest + ":sale-reversed"))
                .as("all that is left, and the delivery that we had paid him")
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 18.96",
                        "CREDIT PRIME_DELIVERY_COST 4.99 of seller",
                        "CREDIT PROMOTION_COST 5.93 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 28.72 of seller",
                        "DEBIT TAX_PAYABLE 1.16");
        assertThat(document(order, "refund:" + rest)).isEqualTo("23.73 5.93 0.00 0.00 1.16 18.96");
        assertThat(mail("refunded:" + rest)).contains("we gave you back 18.96 USD", "Delivery  0.00 USD");
        assertThat(payments.refunded(order)).isEqualTo(usd("23.96"));
    }

    @Test
    void ofDeliveryThatWasGivenBackOrWaivedByAPromotion() {
        String paid = cups();
        delivered(paid, false);
        String delivery = granted(paid, "CONCESSION", null, true);
        assertThat(booked("refund:" + delivery + ":sale-reversed"))
                .containsExactly("CREDIT CONTRACT_LIABILITY 4.99", "DEBIT SELLER_PAYABLE_PENDING 4.99 of seller");
        assertThat(mail("refunded:" + delivery)).contains("we gave you back 4.99 USD", "Delivery  4.99 USD");
        assertThat(charged(told("refund.issued", paid, "refund:" + delivery))).isEqualTo("0.00 0.00 4.99 0.00 4.99");

        fill(ann, item(offer(seller, "10.00", 5), 1));
        String free = bought(
                List.of(coupon(promotion(draft(freeDelivery()).withCoupon().terms()))));
        String parcel = delivered(free, false);
        assertThat(booked("shipment:" + parcel + ":sale"))
                .containsExactly(
                        "CREDIT SELLER_PAYABLE_PENDING 14.99 of seller",
                        "CREDIT TAX_PAYABLE 0.65",
                        "DEBIT CONTRACT_LIABILITY 10.65",
                        "DEBIT PROMOTION_COST 4.99 of seller");
        String back = returned(free, 1, "DEFECTIVE");
        assertThat(booked("refund:" + back + ":sale-reversed"))
                .containsExactly(
                        "CREDIT CONTRACT_LIABILITY 10.65",
                        "CREDIT PROMOTION_COST 4.99 of seller",
                        "DEBIT SELLER_PAYABLE_PENDING 14.99 of seller",
                        "DEBIT TAX_PAYABLE 0.65");
        assertThat(mail("refunded:" + back)).contains("we gave you back 10.65 USD");
    }

    @Test
    void goodwillIsConfirmedAndChangesNoDocument() {
        String order = cups();
        delivered(order, false);

        String id = granted(order, "GOODWILL", "5.00", false);

        assertThat(booked("refund:" + id + ":goodwill"))
                .containsExactly("CREDIT CONTRACT_LIABILITY 5.00", "DEBIT GOODWILL_EXPENSE 5.00");
        assertThat(mail("refunded:" + id)).contains("we paid you 5.00 USD", "no credit note", id);
        assertThat(told("goodwill.given", order, "refund:" + id)
                        .at("/total/amount")
                        .asString())
                .isEqualTo("5.00");
        assertThat(told("RefundIssued", "refund:" + id))
                .as("for sellers, adverts and the catalogue nothing happened")
                .isEmpty();
        assertThat(ann.get("/orders/" + order + "/documents").at("/items").size())
                .as("the invoice")
                .isEqualTo(1);
        assertThat(mail("refunded:" + id)).doesNotContain("Discounts");
    }
}
