package dev.flywheel.orders.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.domain.WarehouseId;
import dev.flywheel.orders.OrdersServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init")
class StockTest extends OrdersServiceTest {

    @Autowired
    private Stock stock;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void holdsOnlyWhatIsThereAndSaysWhatIsNot() {
        OfferChanged many = offer(null, "1.00", 9);
        OfferChanged few = offer(null, "1.00", 2);
        StockItem unknown = new StockItem(OfferId.next(), WarehouseId.MAIN);
        List<StockItem> missing = transaction.execute(status -> {
            List<StockItem> lacking = stock.hold("test", Map.of(item(many), 9, item(few), 3, unknown, 1));
            status.setRollbackOnly();
            return lacking;
        });
        assertThat(missing).containsExactlyInAnyOrder(item(few), unknown);
        assertThat(stock(many)).isEqualTo("9/0");
        assertThat(ledger(many)).isEqualTo("9/0");
    }

    @Test
    void isNeverNegativeWhateverTheCodeAboveSays() {
        OfferChanged kettle = offer(null, "1.00", 2);
        Map<StockItem, Integer> one = Map.of(item(kettle), 1);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> stock.ship("test", one)))
                .as("what no order holds does not leave")
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> stock.release("test", one)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> jdbc.sql("UPDATE stock SET on_hand = -1 WHERE offer = ?")
                        .param(kettle.offer().value())
                        .update())
                .hasMessageContaining("stock_not_oversold");
        assertThat(stock(kettle)).isEqualTo("2/0");
    }

    @Test
    void takesDeclaredQuantitiesButNeverBelowWhatOrdersHold() {
        OfferChanged kettle = offer(null, "1.00", 5);
        order(shopper(), item(kettle, 3));
        publish(declared(kettle, null));
        assertThat(stock(kettle)).as("nothing declared").isEqualTo("5/3");
        publish(declared(kettle, 20), declared(kettle, 7));
        assertThat(stock(kettle)).as("the last word counts").isEqualTo("7/3");
        publish(declared(kettle, 1));
        assertThat(stock(kettle)).isEqualTo("3/3");
        assertThat(ledger(kettle)).isEqualTo("3/3");
        publish(declared(kettle, -5));
        assertThat(stock(kettle)).isEqualTo("3/3");
    }

    @Test
    void tellsTheNewestQuantityOncePerBurst() {
        OfferChanged kettle = offer(null, "1.00", 50);
        job("tell-stock");
        int before = told("StockChanged", "offer:" + kettle.offer()).size();
        for (int i = 0; i < 4; i++) {
            order(shopper(), item(kettle, 1));
        }
        job("tell-stock");
        List<JsonNode> told = told("StockChanged", "offer:" + kettle.offer());
        assertThat(told.getLast().at("/sellable").asInt()).isEqualTo(46);
        assertThat(told.size() - before).isBetween(1, 4);
        job("tell-stock");
        assertThat(told("StockChanged", "offer:" + kettle.offer()))
                .as("nothing new")
                .hasSameSizeAs(told);
    }

    /** Readers keep the last quantity they read, so the last one in the feed must be the one that is true. */
    @Test
    void whatReadersKeepIsWhatIsTrueAfterAStorm() throws Exception {
        OfferChanged kettle = offer(null, "1.00", 100);
        Api operator = operator();
        List<Callable<Api.Reply>> storm = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int round = i;
            storm.add(() -> {
                Api shopper = shopper();
                String order = order(shopper, item(kettle, 1));
                return round % 2 == 0 ? shopper.post("/orders/" + order + "/cancellation", null) : shopper.get("/cart");
            });
            storm.add(() -> operator.put("/operator/inventory/" + kettle.sku(), Map.of("quantity", 100 + round)));
            storm.add(() -> {
                job("tell-stock");
                return operator.get("/operator/inventory");
            });
        }

        assertThat(atOnce(storm)).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(200));

        job("tell-stock");
        String sellable = jdbc.sql("SELECT on_hand - held FROM stock WHERE offer = ?")
                .param(kettle.offer().value())
                .query(String.class)
                .single();
        assertThat(told("StockChanged", "offer:" + kettle.offer())
                        .getLast()
                        .at("/sellable")
                        .asString())
                .isEqualTo(sellable);
    }

    @Test
    void sellersSetAndSeeTheirOwn() {
        SellerId seller = SellerId.next();
        OfferChanged cup = offer(seller, "6.00", 5);
        order(shopper(), item(cup, 2));
        Api his = seller(seller);
        Api.Reply level = his.put("/seller/inventory/" + cup.sku(), Map.of("quantity", 12))
                .expect(200);
        assertThat(level.at("/onHand").asInt()).isEqualTo(12);
        assertThat(level.at("/held").asInt()).isEqualTo(2);
        assertThat(level.at("/sellable").asInt()).isEqualTo(10);
        assertThat(level.at("/received").asInt()).isEqualTo(12);
        assertThat(told("StockChanged", "offer:" + cup.offer())
                        .getLast()
                        .at("/sellable")
                        .asInt())
                .isEqualTo(10);
        Api.Reply below = his.put("/seller/inventory/" + cup.sku(), Map.of("quantity", 1));
        assertThat(below.status()).isEqualTo(409);
        assertThat(below.code()).isEqualTo("below_held");
        assertThat(his.put("/seller/inventory/nothing", Map.of("quantity", 1)).status())
                .isEqualTo(404);
        assertThat(his.put("/seller/inventory/" + cup.sku(), Map.of("quantity", -1))
                        .status())
                .isEqualTo(400);
        assertThat(seller(SellerId.next())
                        .put("/seller/inventory/" + cup.sku(), Map.of("quantity", 1))
                        .status())
                .as("another one's")
                .isEqualTo(404);
        assertThat(his.get("/seller/inventory").at("/items").size()).isEqualTo(1);
        assertThat(seller(SellerId.next()).get("/seller/inventory").at("/items").isEmpty())
                .isTrue();
    }

    @Test
    void theInventorySaysHowTheStockCameAbout() {
        OfferChanged kettle = offer(null, "1.00", 10);
        Api ann = shopper();
        String order = order(ann, item(kettle, 3));
        String parcel = operator()
                .post("/operator/orders/" + order + "/shipments", null)
                .expect(201)
                .text("/shipmentId");
        operator().post("/operator/shipments/" + parcel + "/delivery", null).expect(200);
        Map<String, Object> line = Map.of("lineId", line(ann, order, 0), "quantity", 1, "reason", "broken");
        String back = ann.post("/orders/" + order + "/returns", Map.of("lines", List.of(line)))
                .expect(201)
                .text("/returnId");
        operator()
                .post("/operator/returns/" + back + "/receipt", Map.of("disposition", "RESTOCK"))
                .expect(200);
        Api.Reply level = operator()
                .put("/operator/inventory/" + kettle.sku(), Map.of("quantity", 8))
                .expect(200);
        assertThat(level.at("/received").asInt()).isEqualTo(10);
        assertThat(level.at("/shipped").asInt()).isEqualTo(3);
        assertThat(level.at("/restocked").asInt()).isEqualTo(1);
        assertThat(level.at("/onHand").asInt()).isEqualTo(8);
    }

    private static StockItem item(OfferChanged offer) {
        return new StockItem(offer.offer(), WarehouseId.MAIN);
    }

    private static OfferChanged declared(OfferChanged offer, @Nullable Integer quantity) {
        return new OfferChanged(
                offer.offer(),
                offer.product(),
                offer.seller(),
                offer.sku(),
                offer.title(),
                offer.brand(),
                offer.category(),
                offer.price(),
                offer.condition(),
                offer.weightGrams(),
                true,
                quantity);
    }
}
