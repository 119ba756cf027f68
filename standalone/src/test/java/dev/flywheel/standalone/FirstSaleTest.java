package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One real purchase through every book: found in search beside a sponsored result, own stock and a third party's item in
 * one order with Prime delivery, and every cent of it in the statements.
 */
class FirstSaleTest {

    private final World world = World.get();

    @Test
    void onePurchaseStandsInEveryBook() {
        world.importCsv(world.operator(), "/operator/imports", """
                sku,title,category,price,currency,quantity,condition
                FS-1,Firstsale enamel teapot,Home & Kitchen > Kettles,40.00,USD,10,new
                """);
        Api seller = world.advertiser("Firstsale Copper");
        world.importCsv(seller, "/seller/imports", """
                sku,title,category,price,currency,quantity,condition
                FS-2,Firstsale copper teapot,Home & Kitchen > Kettles,60.00,USD,5,new
                """);
        advertise(seller);
        Api shopper = world.shopper();
        joinPrime(shopper);
        // A service that another scenario has just started again may hear of it some seconds later.
        world.advance("PT1S");
        BigDecimal onlineBefore = world.netSales("Online stores");
        BigDecimal sellersBefore = world.netSales("Third-party seller services");
        BigDecimal adsBefore = world.netSales("Advertising services");

        searchAndClick(shopper);
        shopper.put(
                        "/cart",
                        Map.of(
                                "items",
                                List.of(
                                        Map.of("offerId", world.offer("Firstsale enamel teapot"), "quantity", 1),
                                        Map.of("offerId", world.offer("Firstsale copper teapot"), "quantity", 1))))
                .expect(200);
        Api.Reply placed = world.checkout(shopper, "first-sale", "tok_approved").expect(201);
        assertThat(placed.text("/status")).isEqualTo("PLACED");
        assertThat(placed.text("/totals/items/amount")).isEqualTo("100.00");
        assertThat(placed.text("/totals/shipping/amount")).isEqualTo("0.00");
        assertThat(placed.text("/totals/tax/amount")).as("6.5 %").isEqualTo("6.50");
        assertThat(placed.text("/totals/total/amount")).isEqualTo("106.50");
        String order = placed.text("/orderId");

        String own = world.operator()
                .post("/operator/orders/" + order + "/shipments", Map.of())
                .expect(201)
                .text("/shipmentId");
        String theirs = seller.post("/seller/orders/" + order + "/shipments", Map.of())
                .expect(201)
                .text("/shipmentId");
        for (String shipment : List.of(own, theirs)) {
            world.operator()
                    .post("/operator/shipments/" + shipment + "/delivery", null)
                    .expect(200);
        }
        world.advance("PT2H");

        // 15 % of 60.00 and the 4.99 delivery that the platform paid the seller for.
        assertThat(world.netSales("Online stores").subtract(onlineBefore)).isEqualByComparingTo("40.00");
        assertThat(world.netSales("Third-party seller services").subtract(sellersBefore))
                .isEqualByComparingTo("9.75");
        assertThat(world.netSales("Advertising services").subtract(adsBefore))
                .as("the reserve: nobody else bid")
                .isEqualByComparingTo("0.02");
        assertThat(world.balanced()).isTrue();

        Map<String, String> parts = world.parts(order);
        assertThat(parts)
                .containsEntry("PRODUCT_SALES", "40.00")
                .containsEntry("TAX_PAYABLE", "6.50")
                .containsEntry("COMMISSION_REVENUE", "9.75")
                .containsEntry("SELLER_PAYABLE_PENDING", "55.24")
                .containsEntry("PRIME_DELIVERY_COST", "-4.99");
        Api.Reply trace = shopper.get("/orders/" + order + "/money-trace").expect(200);
        assertThat(trace.at("/addsUp").asBoolean()).isTrue();
        assertThat(trace.text("/paid/net/amount")).isEqualTo("106.50");
        assertThat(trace.at("/adClicks").size()).isEqualTo(1);
        assertThat(world.shopper().get("/orders/" + order + "/money-trace").status())
                .as("another's order")
                .isEqualTo(404);
        assertStatementOpensDownTo(order);
    }

    private void assertStatementOpensDownTo(String order) {
        String cursor = "";
        do {
            Api.Reply page = world.operator()
                    .get("/operator/statements/net-sales/online-stores/postings?currency=USD&limit=100"
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .expect(200);
            for (JsonNode posting : page.at("/items").values()) {
                if (posting.at("/reference").asString().equals("order:" + order)) {
                    return;
                }
            }
            cursor = page.text("/next");
        } while (!cursor.isEmpty());
        throw new AssertionError("the statement does not open down to " + order);
    }

    private static void advertise(Api seller) {
        seller.post(
                        "/ads/campaigns",
                        Map.of(
                                "name", "Firstsale",
                                "dailyBudget", Map.of("amount", "10.00", "currency", "USD"),
                                "adGroups",
                                        List.of(Map.of(
                                                "name", "teapots",
                                                "defaultBid", Map.of("amount", "0.50", "currency", "USD"),
                                                "ads", List.of(Map.of("sku", "FS-2")),
                                                "keywords",
                                                        List.of(Map.of(
                                                                "text", "firstsale teapot",
                                                                "matchType", "EXACT",
                                                                "bid", Map.of("amount", "0.50", "currency", "USD")))))))
                .expect(201);
    }

    private static void joinPrime(Api shopper) {
        Api.Reply offer = shopper.get("/prime/offer").expect(200);
        shopper.key("join")
                .post(
                        "/prime/memberships",
                        Map.of(
                                "offerVersion",
                                offer.at("/version"),
                                "consent",
                                Map.of("accepted", true, "textHash", offer.text("/textHash")),
                                "paymentToken",
                                "tok_approved",
                                "country",
                                "US"))
                .expect(201);
    }

    /** Ads may take longer than its 50 ms while everything is cold, so the search is repeated. */
    private static void searchAndClick(Api shopper) {
        Eventually.passes(Duration.ofSeconds(20), () -> {
            Api.Reply results = shopper.get("/search?q=firstsale+teapots").expect(200);
            List<JsonNode> sponsored = results.at("/items")
                    .valueStream()
                    .filter(item -> item.at("/sponsored").asBoolean())
                    .toList();
            assertThat(sponsored).hasSize(1);
            assertThat(results.at("/items")
                            .valueStream()
                            .filter(item -> !item.at("/sponsored").asBoolean()))
                    .as("organic results stay as they are")
                    .hasSize(2);
            shopper.post("/ads/clicks/" + sponsored.getFirst().at("/clickToken").asString(), null)
                    .expect(200);
        });
    }
}
