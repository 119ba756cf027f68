package dev.flywheel.orders.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.FakePayments.Fault;
import dev.flywheel.orders.OrdersServiceTest;
import dev.flywheel.testing.SqlStatements;
import dev.flywheel.testing.service.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every command of a person leaves one row, with it and only with it. */
@SuppressWarnings("NullAway.Init")
class AuditTest extends OrdersServiceTest {

    private final SellerId seller = SellerId.next();
    private final AccountId account = AccountId.next();
    private final AccountId boss = AccountId.next();
    private Api ann;

    @BeforeEach
    void annShops() {
        ann = shopper(account);
    }

    private Api himself() {
        return anyone().as(Tokens.of(boss, Role.OPERATOR));
    }

    private List<JsonNode> rows(String query) {
        return operator()
                .get("/operator/audit?limit=100&" + query)
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
    }

    private List<String> actions(String query) {
        return rows(query).stream()
                .map(row -> row.at("/action").asString())
                .sorted()
                .toList();
    }

    @Test
    void saysWhoDidWhatToWhat() throws Exception {
        OfferChanged cup = offer(seller, "60.00", 5);
        Api.Reply placed = placed(cup);
        String order = placed.text("/orderId");
        String line = placed.text("/lines/0/lineId");
        ann.post("/orders/" + order + "/cancellation", Map.of("lines", List.of(units(line, 1))))
                .expect(200);
        String parcel = seller(seller)
                .post("/seller/orders/" + order + "/shipments", Map.of("carrier", "UPS"))
                .expect(201)
                .text("/shipmentId");
        himself().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        String back = ann.post(
                        "/orders/" + order + "/returns",
                        Map.of("lines", List.of(Map.of("lineId", line, "quantity", 1, "reason", "broken"))))
                .expect(201)
                .text("/returnId");
        himself()
                .post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        seller(seller)
                .put("/seller/inventory/" + cup.sku(), Map.of("quantity", 9))
                .expect(200);

        assertThat(actions("subject=order:" + order))
                .containsExactly(
                        "POST /orders/{id}/cancellation",
                        "POST /orders/{id}/returns",
                        "POST /seller/orders/{id}/shipments");
        assertThat(actions("actor=" + boss))
                .containsExactly("POST /operator/returns/{id}/receipt", "POST /operator/shipments/{id}/delivery");
        JsonNode stock = rows("subject=inventory:" + cup.sku()).getFirst();
        assertThat(stock.at("/actor").asString()).isEqualTo(seller.toString());
        assertThat(stock.at("/roles/0").asString()).isEqualTo("SELLER");
        assertThat(stock.at("/detail/request/quantity").asInt()).isEqualTo(9);
        assertThat(stock.at("/traceId").asString()).hasSize(32);
        Api.Reply history = ann.get("/orders/" + order + "/history").expect(200);
        List<String> steps = new ArrayList<>();
        history.at("/items")
                .forEach(step -> steps.add(
                        step.at("/what").asString() + " by " + step.at("/by").asString()));
        assertThat(steps)
                .contains(
                        "ordered by SHOPPER",
                        "placed by SYSTEM",
                        "POST /orders/{id}/cancellation by SHOPPER",
                        "POST /seller/orders/{id}/shipments by SELLER",
                        "delivered by SYSTEM",
                        "POST /operator/returns/{id}/receipt by OPERATOR");
        assertThat(history.body()).as("names nobody else").doesNotContain(boss.toString());
        assertThat(shopper().get("/orders/" + order + "/history").status()).isEqualTo(404);
    }

    private Api.Reply placed(OfferChanged offer) throws Exception {
        fill(ann, item(offer, 2));
        List<Api.Reply> answer = new ArrayList<>();
        List<String> sent = SqlStatements.inRequests(() -> answer.add(checkout(ann, "key-" + account, "tok_approved")));
        assertThat(sent).as("checkout writes no audit").isNotEmpty().noneMatch(sql -> sql.contains("audit"));
        return answer.getFirst().expect(201);
    }

    @Test
    void aRefusedCommandLeavesNothing() throws Exception {
        String order = placed(offer(seller, "60.00", 5)).text("/orderId");
        Api sender = seller(seller);
        sender.post("/seller/orders/" + order + "/shipments", Map.of("lines", List.of(units(order, 1))))
                .expect(422);
        sender.put("/seller/inventory/unknown-" + order, Map.of("quantity", 1)).expect(404);
        assertThat(actions("actor=" + seller)).isEmpty();
        payments.next(Fault.DECLINED);
        sender.post("/seller/orders/" + order + "/shipments", null).expect(409);
        assertThat(actions("actor=" + seller))
                .as("packed and opened again: that did change something")
                .containsExactly("POST /seller/orders/{id}/shipments");
    }

    @Test
    void aRepeatedCallIsOneCommand() throws Exception {
        String order = placed(offer(seller, "60.00", 5)).text("/orderId");
        for (int i = 0; i < 3; i++) {
            ann.key("cancel-" + order)
                    .post("/orders/" + order + "/cancellation", null)
                    .expect(200);
        }
        assertThat(actions("actor=" + account)).containsExactly("POST /orders/{id}/cancellation");
    }

    @Test
    void costsOneStatement() throws Exception {
        String order = placed(offer(seller, "60.00", 5)).text("/orderId");
        List<String> sent = SqlStatements.inRequests(
                () -> ann.post("/orders/" + order + "/cancellation", null).expect(200));
        assertThat(sent.stream().filter(sql -> sql.contains("audit"))).hasSize(1);
        List<String> reading =
                SqlStatements.inRequests(() -> ann.get("/orders/" + order).expect(200));
        assertThat(reading).noneMatch(sql -> sql.contains("audit"));
    }

    @Test
    void isNeitherChangedNorDeleted() throws Exception {
        String order = placed(offer(seller, "60.00", 5)).text("/orderId");
        ann.post("/orders/" + order + "/cancellation", null).expect(200);
        for (String sql : List.of("UPDATE audit SET actor = 'nobody'", "DELETE FROM audit", "TRUNCATE audit")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("neither changed nor deleted");
        }
    }

    @Test
    void isPagedAndFiltered() {
        Api manager = himself();
        for (int i = 0; i < 5; i++) {
            String webhook = manager.post(
                            "/operator/webhooks",
                            Map.of("url", "https://shop.example/" + i, "events", List.of("order.placed")))
                    .expect(201)
                    .text("/webhook/webhookId");
            manager.delete("/operator/webhooks/" + webhook).expect(204);
        }
        Api.Reply first = operator().get("/operator/audit?limit=4&actor=" + boss);
        Api.Reply next = operator().get("/operator/audit?limit=100&actor=" + boss + "&cursor=" + first.text("/next"));
        assertThat(first.at("/items").size() + next.at("/items").size()).isEqualTo(10);
        assertThat(rows("actor=" + boss + "&from=" + clock.instant().plusSeconds(60)))
                .isEmpty();
        assertThat(rows("actor=" + boss + "&to=" + clock.instant().plusSeconds(60)).stream()
                        .map(row -> row.at("/action").asString())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("POST /operator/webhooks", "DELETE /operator/webhooks/{id}");
        assertThat(operator().get("/operator/audit?from=yesterday").status()).isEqualTo(400);
    }
}
