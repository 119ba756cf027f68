package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.contracts.seller.SellerPerformanceChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.SqlStatements;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The featured offer through HTTP, and why it is that one. */
class FeaturedOfferPageTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void isTheSameOnThePageInTheListInSearchAndByItself() {
        String product = retail("FEAT-1", "Featurable flute", "20.00");
        put("FEAT-1-S", product, "19.00", 0);

        assertThat(shopper().get("/products/" + product + "/featured-offer").text("/offer/price/amount"))
                .isEqualTo("19.00");
        assertThat(shopper().get("/products/" + product).text("/featuredOffer/price/amount"))
                .isEqualTo("19.00");
        assertThat(shopper()
                        .get("/products/" + product + "/offers")
                        .at("/items/0/featured")
                        .asBoolean())
                .isTrue();
        assertThat(search("featurable flute").text("/items/0/price/amount")).isEqualTo("19.00");
    }

    @Test
    void explainsEveryOfferToOperators() {
        String product = retail("FEAT-2", "Explainable easel", "20.00");
        put("FEAT-2-S", product, "19.90", 3);
        put("FEAT-2-H", product, "1.00", 0);

        Api.Reply explained = operator()
                .get("/operator/products/" + product + "/featured-offer/explanation")
                .expect(200);

        assertThat(explained.text("/offers/0/sellerName")).isEqualTo("Flywheel");
        assertThat(explained.text("/offers/1/lostBy")).isEqualTo("lower counted price");
        assertThat(explained.text("/offers/1/countedPrice/counted/amount")).isEqualTo("20.50");
        assertThat(explained.text("/offers/1/countedPrice/handicaps/0/name")).isEqualTo("delivery speed");
        assertThat(explained.text("/offers/2/misses/0")).isEqualTo("price believed");
        assertThat(explained.at("/rules").size()).isEqualTo(8);
    }

    @Test
    void tellsASellerWhatWouldWin() {
        String product = retail("FEAT-3", "Winnable whistle", "20.00");
        put("FEAT-3-S", product, "21.00", 1);

        Api.Reply lost =
                as(seller).get("/seller/offers/FEAT-3-S/featured-offer").expect(200);

        assertThat(lost.at("/featured").asBoolean(true)).isFalse();
        assertThat(lost.text("/decidedBy")).isEqualTo("lower counted price");
        String price = lost.text("/priceToWin/amount");
        assertThat(price).isEqualTo("19.80");
        put("FEAT-3-S", product, price, 1);
        assertThat(as(seller)
                        .get("/seller/offers/FEAT-3-S/featured-offer")
                        .at("/featured")
                        .asBoolean())
                .isTrue();
        as(SellerId.next()).get("/seller/offers/FEAT-3-S/featured-offer").expect(404);
    }

    @Test
    void hearsHowSellersServe() {
        String product = retail("FEAT-4", "Servable spoon", "20.00");
        heard("seller", new SellerChanged(seller, "Careless Cutlery", "US", true));
        put("FEAT-4-S", product, "19.00", 0);

        heard("seller", new SellerPerformanceChanged(seller, 100, 9, 0, 0));

        assertThat(shopper().get("/products/" + product + "/featured-offer").text("/offer/price/amount"))
                .isEqualTo("20.00");
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(search("servable spoon").text("/items/0/price/amount"))
                        .isEqualTo("20.00"));
        Api.Reply own = as(seller).get("/seller/offers/FEAT-4-S/featured-offer");
        assertThat(own.at("/rules")
                        .valueStream()
                        .filter(rule -> rule.path("rule").asString("").equals("seller performance"))
                        .map(rule -> rule.path("outcome").asString("")))
                .containsExactly("REDUCED");

        heard("seller", new SellerPerformanceChanged(seller, 100, 0, 0, 0));

        assertThat(shopper().get("/products/" + product + "/featured-offer").text("/offer/price/amount"))
                .isEqualTo("19.00");
    }

    @Test
    void knowsTheSameOfSellersAfterHearingAllAgain() {
        String product = retail("FEAT-5", "Replayable racket", "20.00");
        put("FEAT-5-S", product, "19.00", 0);
        heard(
                "seller",
                new SellerChanged(seller, "Replayed Rackets", "US", true),
                new SellerPerformanceChanged(seller, 100, 9, 0, 0));

        feeds.replay("seller");
        feeds.drain();

        assertThat(shopper().get("/products/" + product + "/featured-offer").text("/offer/price/amount"))
                .isEqualTo("20.00");
    }

    @Test
    void isMissingWhereNothingCanBeBought() {
        importCsv("sku,title\nFEAT-6,Unbuyable unicorn\n");

        Api.Reply none = shopper()
                .get("/products/" + product("FEAT-6") + "/featured-offer")
                .expect(200);

        assertThat(none.at("/offer").isMissingNode()).isTrue();
        assertThat(none.at("/offersToChooseFrom").asInt(-1)).isZero();
        shopper()
                .get("/products/0198c0de-0000-7000-8000-000000000000/featured-offer")
                .expect(404);
        operator()
                .get("/operator/products/0198c0de-0000-7000-8000-000000000000/featured-offer/explanation")
                .expect(404);
    }

    @Test
    void takesTwoStatementsHoweverManyOffersThereAre() throws Exception {
        String product = retail("FEAT-7", "Countable cup", "20.00");
        put("FEAT-7-S", product, "19.00", 0);
        for (int i = 0; i < 5; i++) {
            as(SellerId.next())
                    .put("/seller/offers/C", Map.of("productId", product, "price", "21", "currency", "USD"))
                    .expect(201);
        }
        heard("orders", new StockChanged(offer("FEAT-7"), 3));

        assertThat(SqlStatements.inRequests(() -> shopper()
                        .get("/products/" + product + "/featured-offer")
                        .expect(200)))
                .hasSize(2);
        assertThat(SqlStatements.inRequests(() -> operator()
                        .get("/operator/products/" + product + "/featured-offer/explanation")
                        .expect(200)))
                .hasSize(2);
        assertThat(SqlStatements.inRequests(() ->
                        as(seller).get("/seller/offers/FEAT-7-S/featured-offer").expect(200)))
                .hasSize(2);
    }

    private String retail(String sku, String title, String price) {
        importCsv("sku,title,price,currency\n" + sku + "," + title + "," + price + ",USD\n");
        return product(sku);
    }

    private void put(String sku, String product, String price, int days) {
        as(seller)
                .put(
                        "/seller/offers/" + sku,
                        Map.of("productId", product, "price", price, "currency", "USD", "handlingDays", days));
    }
}
