package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One order from the cart to the doorstep and partly back: own and a third party's goods, a coupon and a gift card, three
 * parcels, one of them partial, a carrier that tells when they arrive, two returns; and every cent of it in the journal.
 */
class DoorstepTest {

    private final World world = World.get();
    private final Map<String, String> names = new LinkedHashMap<>();

    @Test
    void oneOrderFromCartToDoorstep() {
        Api seller = goods();
        Api shopper = world.shopper();
        Api.Reply placed = buy(shopper);
        assertThat(placed.text("/status")).isEqualTo("PLACED");
        assertThat(placed.text("/totals/total/amount"))
                .as("74.29 and 55.71 after the coupon, 4.99 delivery each, 6.5 % of 74.29 and of 55.71")
                .isEqualTo("148.43");
        String order = named("order", placed.text("/orderId"));
        String kettles = line(placed, "Doorstep kettle");
        String cup = line(placed, "Doorstep cup");

        Map<String, Object> oneKettle = new LinkedHashMap<>(label("DS-1"));
        oneKettle.put("lines", List.of(Map.of("lineId", kettles, "quantity", 1)));
        send(world.operator(), "/operator/orders/" + order, "first", oneKettle, "42.06");
        assertThat(status(shopper, order)).isEqualTo("PARTIALLY_SHIPPED");
        send(seller, "/seller/orders/" + order, "theirs", label("DS-2"), "64.32");
        arrives("DS-1");
        arrives("DS-2");
        assertThat(status(shopper, order)).isEqualTo("PARTIALLY_SHIPPED");

        String kettleBack = sendBack(shopper, order, kettles, "kettle back");
        assertThat(received(world.operator(), "/operator/returns/" + kettleBack, "RESTOCK"))
                .isEqualTo("39.56");
        String cupBack = sendBack(shopper, order, cup, "cup back");
        assertThat(received(seller, "/seller/returns/" + cupBack, "WRITE_OFF")).isEqualTo("59.33");

        send(world.operator(), "/operator/orders/" + order, "second", label("DS-3"), "42.05");
        assertThat(status(shopper, order)).isEqualTo("SHIPPED");
        arrives("DS-3");
        assertThat(status(shopper, order)).isEqualTo("DELIVERED");
        world.advance("PT2H");

        Eventually.passes(Duration.ofSeconds(30), () -> assertThatTheJournalIsExact(order));
        Api.Reply trace = shopper.get("/orders/" + order + "/money-trace").expect(200);
        assertThat(trace.at("/addsUp").asBoolean()).isTrue();
        assertThat(trace.text("/paid/net/amount")).isEqualTo("49.54");
        assertThat(world.parts(order))
                .containsEntry("PRODUCT_SALES", "37.15")
                .containsEntry("SHIPPING_SALES", "4.99")
                .containsEntry("TAX_PAYABLE", "2.41")
                .containsEntry("SELLER_PAYABLE_PENDING", "3.04")
                .containsEntry("COMMISSION_REVENUE", "1.95");
        assertThat(world.balanced()).isTrue();
    }

    private void assertThatTheJournalIsExact(String order) {
        assertThat(journal(order))
                .containsExactlyInAnyOrder(
                        // The first kettle: the gift card pays before the provider does.
                        "finance payment:capture:shipment:first: CONTRACT_LIABILITY CREDIT 42.06",
                        "finance payment:capture:shipment:first: GIFT_CARD_LIABILITY DEBIT 30.00",
                        "finance payment:capture:shipment:first: PROVIDER_RECEIVABLE DEBIT 12.06",
                        "orders shipment:first:sale: CONTRACT_LIABILITY DEBIT 42.06",
                        "orders shipment:first:sale: PRODUCT_SALES CREDIT 37.14",
                        "orders shipment:first:sale: SHIPPING_SALES CREDIT 2.50",
                        "orders shipment:first:sale: TAX_PAYABLE CREDIT 2.42",
                        // The third party's cup: he is owed its whole price, and we bear what the coupon took off.
                        "finance payment:capture:shipment:theirs: CONTRACT_LIABILITY CREDIT 64.32",
                        "finance payment:capture:shipment:theirs: PROVIDER_RECEIVABLE DEBIT 64.32",
                        "orders shipment:theirs:sale: CONTRACT_LIABILITY DEBIT 64.32",
                        "orders shipment:theirs:sale: PROMOTION_COST DEBIT 4.29",
                        "orders shipment:theirs:sale: SELLER_PAYABLE_PENDING CREDIT 64.99",
                        "orders shipment:theirs:sale: TAX_PAYABLE CREDIT 3.62",
                        "seller shipment:theirs:referral-fee: COMMISSION_REVENUE CREDIT 9.75",
                        "seller shipment:theirs:referral-fee: SELLER_PAYABLE_PENDING DEBIT 9.75",
                        // A kettle comes back, without its delivery.
                        "orders refund:kettle back:sale-reversed: CONTRACT_LIABILITY CREDIT 39.56",
                        "orders refund:kettle back:sale-reversed: PRODUCT_SALES DEBIT 37.14",
                        "orders refund:kettle back:sale-reversed: TAX_PAYABLE DEBIT 2.42",
                        "finance payment:refund:refund:kettle back: CONTRACT_LIABILITY DEBIT 39.56",
                        "finance payment:refund:refund:kettle back: PROVIDER_RECEIVABLE CREDIT 39.56",
                        // The cup comes back: the coupon's part with it, and the fee but for what handling it costs.
                        "orders refund:cup back:sale-reversed: CONTRACT_LIABILITY CREDIT 59.33",
                        "orders refund:cup back:sale-reversed: PROMOTION_COST CREDIT 4.29",
                        "orders refund:cup back:sale-reversed: SELLER_PAYABLE_PENDING DEBIT 60.00",
                        "orders refund:cup back:sale-reversed: TAX_PAYABLE DEBIT 3.62",
                        "finance payment:refund:refund:cup back: CONTRACT_LIABILITY DEBIT 59.33",
                        // Of the provider's 12.06 and 64.32 that are left after 39.56; then the card gets its money
                        // back.
                        "finance payment:refund:refund:cup back: PROVIDER_RECEIVABLE CREDIT 36.82",
                        "finance payment:refund:refund:cup back: GIFT_CARD_LIABILITY CREDIT 22.51",
                        "seller refund:cup back:referral-fee: COMMISSION_REVENUE CREDIT 1.95",
                        "seller refund:cup back:referral-fee: COMMISSION_REVENUE DEBIT 9.75",
                        "seller refund:cup back:referral-fee: SELLER_PAYABLE_PENDING CREDIT 9.75",
                        "seller refund:cup back:referral-fee: SELLER_PAYABLE_PENDING DEBIT 1.95",
                        // The second kettle has what rounding left of the line.
                        "finance payment:capture:shipment:second: CONTRACT_LIABILITY CREDIT 42.05",
                        "finance payment:capture:shipment:second: PROVIDER_RECEIVABLE DEBIT 42.05",
                        "orders shipment:second:sale: CONTRACT_LIABILITY DEBIT 42.05",
                        "orders shipment:second:sale: PRODUCT_SALES CREDIT 37.15",
                        "orders shipment:second:sale: SHIPPING_SALES CREDIT 2.49",
                        "orders shipment:second:sale: TAX_PAYABLE CREDIT 2.41");
    }

    private Api goods() {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                DS-OWN,Doorstep kettle,Home & Kitchen > Kettles,40.00,USD,10,new
                """);
        Api seller = world.seller("Doorstep Copper");
        world.importCsv(seller, "/seller/imports", """
                sku,title,category,price,currency,quantity,condition
                DS-THEIRS,Doorstep cup,Home & Kitchen > Cups,60.00,USD,5,new
                """);
        return seller;
    }

    private Api.Reply buy(Api shopper) {
        String kettle = world.offer("Doorstep kettle");
        String cup = world.offer("Doorstep cup");
        Eventually.passes(
                Duration.ofSeconds(20),
                () -> shopper.put(
                                "/cart",
                                Map.of(
                                        "items",
                                        List.of(
                                                Map.of("offerId", kettle, "quantity", 2),
                                                Map.of("offerId", cup, "quantity", 1))))
                        .expect(200));
        return shopper.key("doorstep")
                .post(
                        "/checkouts",
                        Map.of(
                                "shipTo",
                                World.seattle(),
                                "paymentToken",
                                "tok_approved",
                                "giftCards",
                                List.of(giftCard()),
                                "coupons",
                                List.of(coupon())))
                .expect(201);
    }

    /** Ten dollars off, which the marketplace bears. */
    private String coupon() {
        String promotion =
                world.operator().post("/operator/promotions", """
                        {"name":"Doorstep","currency":"USD","startsAt":"2026-01-01T00:00:00Z","byCoupon":true,
                         "benefit":{"kind":"AMOUNT","amount":{"amount":"10.00","currency":"USD"}}}""").expect(201).text("/promotionId");
        world.operator()
                .post("/operator/promotions/" + promotion + "/coupons", Map.of("code", "DOORSTEP10"))
                .expect(201);
        return "DOORSTEP10";
    }

    private String giftCard() {
        return world.operator()
                .key("doorstep-card")
                .post(
                        "/operator/gift-cards",
                        Map.of(
                                "amount",
                                Map.of("amount", "30.00", "currency", "USD"),
                                "country",
                                "US",
                                "reason",
                                "for a scenario"))
                .expect(201)
                .text("/cards/0/code");
    }

    private static Map<String, Object> label(String number) {
        return Map.of("carrier", "house", "trackingNumber", number);
    }

    private void send(Api sender, String order, String name, Map<String, Object> label, String amount) {
        Api.Reply parcel = sender.post(order + "/shipments", label).expect(201);
        assertThat(parcel.text("/amount/amount")).as("money taken for %s", name).isEqualTo(amount);
        named(name, parcel.text("/shipmentId"));
    }

    /** The carrier tells that a parcel is at the door. */
    private void arrives(String number) {
        String body = """
                {"events":[{"eventId":"at-the-door-%s","trackingNumber":"%s","status":"DELIVERED","at":"%s"}]}""".formatted(number, number, Instant.now());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        world.anonymous()
                .with("Flywheel-Signature", signature(bytes))
                .send("POST", "/webhooks/carriers/house", "application/json", bytes)
                .expect(204);
    }

    private static String signature(byte[] body) {
        try {
            String time = Long.toString(Instant.now().getEpochSecond());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(World.CARRIER_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sendBack(Api shopper, String order, String line, String name) {
        Map<String, Object> one = Map.of("lineId", line, "quantity", 1, "reason", "not what I thought");
        return named(
                name,
                shopper.post("/orders/" + order + "/returns", Map.of("lines", List.of(one)))
                        .expect(201)
                        .text("/returnId"));
    }

    /** Receives a return; what is given back. */
    private static String received(Api receiver, String path, String disposition) {
        Api.Reply back = receiver.post(path + "/receipt", Map.of("disposition", disposition))
                .expect(200);
        assertThat(back.text("/status")).isEqualTo("REFUNDED");
        return back.text("/refund/amount");
    }

    private static String status(Api shopper, String order) {
        return shopper.get("/orders/" + order).expect(200).text("/status");
    }

    private static String line(Api.Reply order, String title) {
        return order.at("/lines")
                .valueStream()
                .filter(line -> line.at("/title").asString().equals(title))
                .findFirst()
                .orElseThrow()
                .at("/lineId")
                .asString();
    }

    private String named(String name, String id) {
        names.put(id, name);
        return id;
    }

    /** Every line of the journal about the order, as {@code source entry: ACCOUNT SIDE amount}, with names for ids. */
    private List<String> journal(String order) {
        List<String> lines = new ArrayList<>();
        String cursor = "";
        do {
            Api.Reply page = world.operator()
                    .get("/operator/journal?limit=100&reference=order:" + order
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            for (JsonNode line : page.at("/items").values()) {
                String entry = line.at("/entry").asString().replaceFirst("payment:[0-9a-f-]{36}", "payment");
                for (Map.Entry<String, String> name : names.entrySet()) {
                    entry = entry.replace(name.getKey(), name.getValue());
                }
                lines.add("%s %s: %s %s %s"
                        .formatted(
                                line.at("/source").asString(),
                                entry,
                                line.at("/account").asString(),
                                line.at("/side").asString(),
                                line.at("/amount/amount").asString()));
            }
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        return lines;
    }
}
