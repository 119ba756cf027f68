package dev.flywheel.orders.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.accounts.AccountChanged;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.service.signature.TimedSignature;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.OtherServices;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person's data: handed over, and erased wherever they are. */
@SuppressWarnings("NullAway.Init")
class PrivacyTest extends OrdersServiceTest {

    private final AccountId account = AccountId.next();
    private final String name = "Zoe" + UUID.randomUUID().toString().replace("-", "");
    private final String street = "Lane" + UUID.randomUUID().toString().replace("-", "");
    private final SellerId seller = SellerId.next();
    private Api zoe;

    @BeforeEach
    void zoeIsKnown() {
        zoe = shopper(account);
        OtherServices.publish("accounts", new AccountChanged(account, name + "@shopper.example", name, false));
        feeds.drain();
    }

    private String order(String key) {
        fill(zoe, item(offer(seller, "60.00", 5), 1));
        Map<String, Object> to = address("WA");
        to.put("name", name);
        to.put("line1", street);
        return zoe.key(key + account)
                .post("/checkouts", Map.of("shipTo", to, "paymentToken", "tok_approved"))
                .expect(201)
                .text("/orderId");
    }

    private void deliver(String order) {
        String parcel = seller(seller)
                .post("/seller/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        feeds.drain();
        job("send-mails");
    }

    /** Tables in which some row has this in any of its columns. */
    private List<String> tablesWith(String text) {
        List<String> found = new ArrayList<>();
        jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'event_log_%'")
                .query(String.class)
                .list()
                .forEach(table -> {
                    boolean there = jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " t WHERE t::text LIKE ?)")
                            .param("%" + text + "%")
                            .query(Boolean.class)
                            .single();
                    if (there) {
                        found.add(table);
                    }
                });
        return found;
    }

    private Api.Reply download() {
        String path = zoe.post("/privacy/exports", null).expect(201).text("/download");
        return zoe.get(path).expect(200);
    }

    @Test
    void handsOverEverythingThereIs() {
        String order = order("one");
        deliver(order);
        String line = line(zoe, order, 0);
        zoe.post(
                        "/orders/" + order + "/returns",
                        Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1, "reason", "far too red"))))
                .expect(201);
        fill(zoe, item(offer(null, "1.00", 5), 2));
        String other = order(shopper(), item(offer(null, "5.00", 5), 1));

        Api.Reply all = download();

        assertThat(all.text("/account")).isEqualTo(account.toString());
        assertThat(all.text("/contact/0/email")).isEqualTo(name + "@shopper.example");
        assertThat(all.text("/orders/0/orderId")).isEqualTo(order);
        assertThat(all.text("/orders/0/shipTo/line1")).isEqualTo(street);
        assertThat(all.text("/orders/0/totals/total/amount")).isEqualTo("68.89");
        assertThat(all.text("/returns/0/reasons")).isEqualTo("far too red");
        assertThat(all.text("/documents/0/content/customer/name")).isEqualTo(name);
        assertThat(all.at("/mails").size()).isEqualTo(3);
        assertThat(all.at("/cart/0/quantity").asInt()).isEqualTo(2);
        assertThat(all.body()).contains("POST /orders/{id}/returns").doesNotContain(other);
    }

    @Test
    void isDownloadedForAWeekByHimselfOnly() {
        String path = zoe.post("/privacy/exports", null).expect(201).text("/download");
        assertThat(shopper().get(path).status()).isEqualTo(404);
        pass(Duration.ofDays(6));
        zoe.get(path).expect(200);
        pass(Duration.ofDays(2));
        assertThat(zoe.get(path).status()).isEqualTo(404);
        for (int i = 0; i < 5; i++) {
            zoe.post("/privacy/exports", null).expect(201);
        }
        assertThat(zoe.post("/privacy/exports", null).code()).isEqualTo("too_many_exports");
    }

    @Test
    void anOpenOrderBarsErasure() {
        String order = order("open");
        Api.Reply refused = zoe.post("/privacy/erasure", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("orders_open");
        assertThat(refused.text("/errors/0/field")).isEqualTo("order:" + order);
        assertThat(zoe.get("/orders/" + order).text("/shipTo/name")).isEqualTo(name);
        deliver(order);
        String back = zoe.post(
                        "/orders/" + order + "/returns",
                        Map.of(
                                "lines",
                                List.of(Map.of("lineId", line(zoe, order, 0), "quantity", 1, "reason", "broken"))))
                .text("/returnId");
        assertThat(zoe.post("/privacy/erasure", null).code()).isEqualTo("orders_open");
        operator()
                .post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        zoe.post("/privacy/erasure", null).expect(200);
    }

    @Test
    void erasesTheNameWhereverItIsButOnInvoices() {
        deliver(order("first"));
        fill(zoe, item(offer(null, "1.00", 5), 2));
        zoe.post("/privacy/exports", null).expect(201);
        assertThat(tablesWith(name)).contains("customer", "orders", "document", "mail");

        Api.Reply erased = zoe.post("/privacy/erasure", null).expect(200);

        assertThat(tablesWith(name)).containsExactly("document");
        assertThat(tablesWith(street)).containsExactly("document");
        assertThat(erased.at("/erased").valueStream().map(PrivacyTest::what))
                .contains("contact", "cart", "mails", "answers");
        assertThat(erased.at("/kept").valueStream().map(PrivacyTest::what)).contains("documents", "orders", "actions");
        erased.at("/kept")
                .forEach(kept -> assertThat(kept.at("/kept").asString()).hasSizeGreaterThan(20));
        OtherServices.publish("accounts", new AccountChanged(account, name + "@shopper.example", name, false));
        feeds.drain();
        assertThat(tablesWith(name)).as("stays erased").containsExactly("document");
        Api.Reply noted = operator().get("/operator/audit?subject=account:" + account);
        assertThat(noted.text("/items/0/action")).isEqualTo("POST /privacy/erasure");
        assertThat(noted.text("/items/0/detail/after/erasureId")).isEqualTo(erased.text("/erasureId"));
    }

    @Test
    void erasesWhatWasWrittenAroundHisOrders() {
        OfferChanged kettle = offer(null, "20.00", 5);
        fill(zoe, item(kettle, 1));
        zoe.put("/cart/items/" + kettle.offer(), Map.of("gift", Map.of("wrap", true, "message", "For " + name)))
                .expect(200);
        assertThat(download().text("/cart/0/giftMessage")).isEqualTo("For " + name);
        String order =
                checkout(zoe, "present" + account, "tok_approved").expect(201).text("/orderId");
        operator()
                .post(
                        "/operator/orders/" + order + "/shipments",
                        Map.of("carrier", "house", "trackingNumber", "FW" + account))
                .expect(201);
        scanned("FW" + account, "left with " + name);
        String segment = "segment-" + UUID.randomUUID();
        jdbc.sql("INSERT INTO segment (name, description, created_at) VALUES (?, 'of a test', now())")
                .param(segment)
                .update();
        jdbc.sql("INSERT INTO segment_member (account, segment) VALUES (?, ?)")
                .params(account.value(), segment)
                .update();
        feeds.drain();

        Api.Reply all = download();

        assertThat(all.text("/orders/0/lines/0/terms/giftMessage")).isEqualTo("For " + name);
        assertThat(all.text("/parcelNews/0/note")).isEqualTo("left with " + name);
        assertThat(all.text("/segments/0/segment")).isEqualTo(segment);
        zoe.post("/privacy/erasure", null).expect(200);
        assertThat(tablesWith(name)).isEmpty();
        assertThat(zoe.get("/orders/" + order).at("/lines/0/terms/giftWrap").asBoolean())
                .as("what was done for the money stays")
                .isTrue();
        assertThat(download().at("/segments").isEmpty()).isTrue();
    }

    @Test
    void whoseAccountWasErasedIsErasedHereWhenNothingIsOpen() {
        String order = order("told");
        OtherServices.publish("accounts", new AccountChanged(account, null, null, true));
        feeds.drain();
        job("erase-told");
        assertThat(zoe.get("/orders/" + order).text("/shipTo/name"))
                .as("it has to be brought")
                .isEqualTo(name);
        assertThat(jdbc.sql("SELECT email FROM customer WHERE account = ?")
                        .param(account.value())
                        .query((rs, row) -> String.valueOf(rs.getString(1)))
                        .single())
                .as("he is not written to any more")
                .isEqualTo("null");
        deliver(order);

        Eventually.passes(Duration.ofSeconds(10), () -> {
            job("erase-told");
            assertThat(zoe.get("/orders/" + order).text("/shipTo/name")).isEqualTo("erased");
        });

        job("erase-told");
        assertThat(tablesWith(name)).containsExactly("document");
        assertThat(jdbc.sql("SELECT reason FROM erasure WHERE account = ?")
                        .param(account.value())
                        .query(String.class)
                        .list())
                .containsExactly("the account was erased");
        Api.Reply noted = operator().get("/operator/audit?subject=account:" + account);
        assertThat(noted.text("/items/0/action")).isEqualTo("account erased");
        assertThat(noted.text("/items/0/actor")).isEqualTo("orders-service");
    }

    /** The carrier says so. */
    private void scanned(String number, String note) {
        byte[] body =
                """
                {"events":[{"eventId":"%s","trackingNumber":"%s","status":"DELIVERED","at":"%s","note":"%s"}]}""".formatted(UUID.randomUUID(), number, clock.instant(), note).getBytes(StandardCharsets.UTF_8);
        anyone().with("Flywheel-Signature", TimedSignature.now().sign("a secret of the tests", body))
                .send("POST", "/webhooks/carriers/house", "application/json", body)
                .expect(204);
    }

    private static String what(JsonNode outcome) {
        return outcome.at("/what").asString();
    }

    @Test
    void anOperatorDoesItForACustomerWithAReason() {
        deliver(order("his"));
        Map<String, Object> wanted = Map.of("accountId", account.toString(), "reason", "letter of Monday");
        assertThat(operator()
                        .post("/operator/privacy/erasures", Map.of("accountId", account.toString()))
                        .status())
                .isEqualTo(400);
        operator().post("/operator/privacy/erasures", wanted).expect(200);
        assertThat(tablesWith(name)).containsExactly("document");
        assertThat(operator().get("/operator/audit?subject=account:" + account).text("/items/0/detail/request/reason"))
                .isEqualTo("letter of Monday");
        assertThat(zoe.post("/operator/privacy/erasures", wanted).status()).isEqualTo(403);
    }
}
