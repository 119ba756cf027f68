package dev.flywheel.orders.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarehouseStockTest extends OrdersServiceTest {

    private String east = "";

    @BeforeEach
    void openTheEast() {
        east = operator()
                .put(
                        "/operator/delivery/warehouses/EAST",
                        Map.ofEntries(
                                Map.entry("name", "East"),
                                Map.entry("line1", "1 Broadway"),
                                Map.entry("city", "Albany"),
                                Map.entry("region", "NY"),
                                Map.entry("postalCode", "12207"),
                                Map.entry("country", "US"),
                                Map.entry("timeZone", "America/New_York"),
                                Map.entry("cutOff", "14:00"),
                                Map.entry("collectedAt", "17:00"),
                                Map.entry("workingDays", List.of(1, 2, 3, 4, 5)),
                                Map.entry("handlingDays", 1),
                                Map.entry("active", true)))
                .text("/id");
    }

    @Test
    void takesOneParcelWhereItCanAndTwoWhereItMust() {
        OfferChanged kettle = offer(null, "10.00", 2);
        put(kettle, east, 5);
        Api shopper = shopper();
        String one = order(shopper, item(kettle, 4));
        assertThat(shopper.get("/orders/" + one).at("/lines").size())
                .as("all from the east")
                .isEqualTo(1);
        assertThat(shopper.get("/orders/" + one).text("/lines/0/warehouseId")).isEqualTo(east);

        String two = order(shopper, item(kettle, 3));
        Api.Reply split = shopper.get("/orders/" + two);
        assertThat(split.at("/lines")
                        .valueStream()
                        .mapToInt(line -> line.at("/quantity").asInt()))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(split.text("/totals/items/amount")).isEqualTo("30.00");
        assertThat(split.text("/totals/shipping/amount")).as("one sender").isEqualTo("4.99");
        operator().post("/operator/orders/" + two + "/shipments", null).expect(201);
        assertThat(shopper.get("/orders/" + two).text("/status")).isEqualTo("PARTIALLY_SHIPPED");
        operator().post("/operator/orders/" + two + "/shipments", null).expect(201);
        assertThat(shopper.get("/orders/" + two).text("/status")).isEqualTo("SHIPPED");
        shopper.post("/orders/" + one + "/cancellation", null).expect(200);
        assertAgree(kettle);
    }

    /** Everybody wants two of the five: two get them, whatever warehouse they lie in, and nobody gets what is not there. */
    @Test
    void isNotOversoldOverTwoWarehouses() throws Exception {
        OfferChanged kettle = offer(null, "10.00", 3);
        put(kettle, east, 2);
        List<Callable<Api.Reply>> calls = IntStream.range(0, 12)
                .<Callable<Api.Reply>>mapToObj(i -> () -> {
                    Api shopper = shopper();
                    shopper.put("/cart", Map.of("items", List.of(item(kettle, 1))))
                            .expect(200);
                    return checkout(shopper, "east-" + i, "tok_approved");
                })
                .toList();
        assertThat(counted(atOnce(calls)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("201", 5L, "409 out_of_stock", 7L));
        assertAgree(kettle);
    }

    @Test
    void countsEveryUnitWhereverItGoes() {
        OfferChanged kettle = offer(null, "10.00", 10);
        adjust(kettle, "EXPECTED", 20).expect(200);
        adjust(kettle, "RECEIVED", 15).expect(200);
        adjust(kettle, "DAMAGED", 4).expect(200);
        adjust(kettle, "REPAIRED", 1).expect(200);
        adjust(kettle, "SCRAPPED", 2).expect(200);
        adjust(kettle, "FOUND", 1).expect(200);
        Api.Reply level = adjust(kettle, "LOST", 3).expect(200);
        assertThat(level.at("/onHand").asInt()).isEqualTo(10 + 15 - 4 + 1 + 1 - 3);
        assertThat(level.at("/inbound").asInt()).isEqualTo(5);
        assertThat(level.at("/damaged").asInt()).isEqualTo(1);
        assertThat(adjust(kettle, "RECEIVED", 6).code()).as("never announced").isEqualTo("stock_too_low");
        assertThat(adjust(kettle, "SCRAPPED", 2).code()).isEqualTo("stock_too_low");
        order(shopper(), item(kettle, 18));
        assertThat(adjust(kettle, "LOST", 3).code()).as("sold").isEqualTo("stock_too_low");
        assertThat(adjust(kettle, "LOST", 2_000_000_000).status()).isEqualTo(400);
        Api.Reply ledger = operator().get("/operator/inventory/" + kettle.sku() + "/ledger");
        assertThat(ledger.text("/items/0/kind")).isEqualTo("HELD");
        assertThat(ledger.text("/items/1/reason")).isEqualTo("test");
        assertAgree(kettle);
    }

    @Test
    void adjustsOncePerKey() throws Exception {
        OfferChanged kettle = offer(null, "10.00", 10);
        Api operator = operator().key("lost-" + kettle.sku());
        List<Callable<Api.Reply>> calls = IntStream.range(0, 8)
                .<Callable<Api.Reply>>mapToObj(i -> () -> operator.post(
                        "/operator/inventory/" + kettle.sku() + "/adjustments",
                        Map.of("kind", "LOST", "quantity", 1, "reason", "test")))
                .toList();
        assertThat(counted(atOnce(calls))).containsExactly(Map.entry("200", 8L));
        assertThat(stock(kettle)).isEqualTo("9/0");
    }

    @Test
    void sellsOnBackorderAsFarAsAllowedAndSendsWhatCameIn() {
        OfferChanged kettle = offer(null, "10.00", 1);
        Api shopper = shopper();
        backorder(kettle, 3).expect(200);
        String order = order(shopper, item(kettle, 4));
        fill(shopper, item(kettle, 1));
        assertThat(checkout(shopper, "fifth", "tok_approved").code()).isEqualTo("out_of_stock");
        Api.Reply early = operator().post("/operator/orders/" + order + "/shipments", null);
        assertThat(early.code()).isEqualTo("not_in_warehouse");
        assertThat(backorder(kettle, 2).code()).as("three are sold").isEqualTo("below_held");
        Map<String, Object> there = Map.of("lines", List.of(units(line(shopper, order, 0), 1)));
        operator().post("/operator/orders/" + order + "/shipments", there).expect(201);
        adjust(kettle, "EXPECTED", 5).expect(200);
        adjust(kettle, "RECEIVED", 5).expect(200);
        operator().post("/operator/orders/" + order + "/shipments", null).expect(201);
        assertThat(stock(kettle)).isEqualTo("2/0");
        assertAgree(kettle);
    }

    @Test
    void sellersHaveOnePlace() {
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "10.00", 5);
        Map<String, Object> elsewhere = Map.of("quantity", 3, "warehouseId", east);
        assertThat(seller(seller)
                        .put("/seller/inventory/" + cup.sku(), elsewhere)
                        .text("/errors/0/field"))
                .isEqualTo("warehouseId");
        Map<String, Object> lost = Map.of("kind", "LOST", "quantity", 1, "reason", "test");
        seller(seller)
                .post("/seller/inventory/" + cup.sku() + "/adjustments", lost)
                .expect(200);
        seller(SellerId.next())
                .post("/seller/inventory/" + cup.sku() + "/adjustments", lost)
                .expect(404);
        seller(seller).get("/seller/inventory/" + cup.sku() + "/ledger").expect(200);
        seller(SellerId.next())
                .get("/seller/inventory/" + cup.sku() + "/ledger")
                .expect(404);
    }

    @Test
    void theLedgerIsOnlyAddedTo() {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("UPDATE stock_movement SET on_hand = 0").update())
                .hasMessageContaining("only added to");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> jdbc.sql("DELETE FROM stock_movement").update())
                .hasMessageContaining("only added to");
    }

    private Api.Reply adjust(OfferChanged offer, String kind, int quantity) {
        return operator()
                .post(
                        "/operator/inventory/" + offer.sku() + "/adjustments",
                        Map.of("kind", kind, "quantity", quantity, "reason", "test"));
    }

    private Api.Reply backorder(OfferChanged offer, int most) {
        return operator().put("/operator/inventory/" + offer.sku() + "/backorder", Map.of("quantity", most));
    }

    private void put(OfferChanged offer, String warehouse, int quantity) {
        operator()
                .put("/operator/inventory/" + offer.sku(), Map.of("quantity", quantity, "warehouseId", warehouse))
                .expect(200);
    }

    /** In every warehouse the ledger's sums are the stock. */
    private void assertAgree(OfferChanged offer) {
        List<String> amiss =
                jdbc.sql("""
                SELECT s.warehouse || ': ' || (s.on_hand, s.held, s.picked, s.inbound, s.damaged) || ' and '
                       || (m.on_hand, m.held, m.picked, m.inbound, m.damaged)
                FROM stock s CROSS JOIN LATERAL (
                    SELECT sum(on_hand) AS on_hand, sum(held) AS held, sum(picked) AS picked, sum(inbound) AS inbound,
                           sum(damaged) AS damaged
                    FROM stock_movement WHERE offer = s.offer AND warehouse = s.warehouse) m
                WHERE s.offer = ? AND (s.on_hand, s.held, s.picked, s.inbound, s.damaged)
                      IS DISTINCT FROM (m.on_hand, m.held, m.picked, m.inbound, m.damaged)""").param(offer.offer().value()).query(String.class).list();
        assertThat(amiss).isEmpty();
    }
}
