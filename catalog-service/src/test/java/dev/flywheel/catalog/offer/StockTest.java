package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.contracts.orders.StockChanged;
import dev.flywheel.domain.OfferId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the catalogue makes of the stock that orders tells. */
class StockTest extends CatalogServiceTest {

    @Test
    void featuresWhatIsInStock() {
        importCsv("sku,title,price,currency\nSTK-R,Stocky stool,20.00,USD\n");
        SellerId seller = SellerId.next();
        as(seller)
                .put(
                        "/seller/offers/STK-S",
                        "{\"productId\":\"" + product("STK-R") + "\",\"price\":\"25\",\"currency\":\"USD\"}")
                .expect(201);
        String offers = "/products/" + product("STK-R") + "/offers";
        assertThat(shopper().get(offers).text("/items/0/price/amount")).isEqualTo("20.00");
        assertThat(shopper().get(offers).at("/items/0/inStock").isMissingNode()).isTrue();

        heard("orders", new StockChanged(offer("STK-R"), 0), new StockChanged(offer("STK-S"), 3));

        assertThat(shopper().get(offers).text("/items/0/price/amount")).isEqualTo("25.00");
        assertThat(shopper().get(offers).at("/items/0/inStock").asBoolean()).isTrue();
        assertThat(shopper().get(offers).at("/items/1/inStock").asBoolean()).isFalse();
        Eventually.passes(
                Duration.ofSeconds(10),
                () -> assertThat(search("stocky").text("/items/0/price/amount")).isEqualTo("25.00"));
    }

    @Test
    void changesPagesOnlyWhenStockBeginsOrEnds() {
        importCsv("sku,title,price,currency\nTURN-1,Turning table,20.00,USD\n");
        OfferId offer = offer("TURN-1");
        heard("orders", new StockChanged(offer, 5));
        String before = version("TURN-1");

        heard("orders", new StockChanged(offer, 4), new StockChanged(offer, 3));

        assertThat(version("TURN-1")).isEqualTo(before);
        heard("orders", new StockChanged(offer, 0));
        assertThat(version("TURN-1")).isNotEqualTo(before);
    }

    @Test
    void takesTheLastWordOfSeveral() {
        importCsv("sku,title,price,currency\nLAST-1,Lasting lamp,20.00,USD\n");
        OfferId offer = offer("LAST-1");

        heard("orders", new StockChanged(offer, 5), new StockChanged(offer, 0), new StockChanged(offer, 7));

        assertThat(jdbc.sql("SELECT sellable FROM stock_copy WHERE offer_id = :id")
                        .param("id", offer.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(7);
    }

    @Test
    void hearsOfOffersItDoesNotKnow() {
        heard("orders", new StockChanged(OfferId.next(), 5));

        assertThat(jdbc.sql("SELECT count(*) FROM feed_cursor WHERE failing_since IS NOT NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void knowsTheSameAfterHearingAllAgain() {
        importCsv("sku,title,price,currency\nREP-1,Repeated rope,20.00,USD\n");
        heard("orders", new StockChanged(offer("REP-1"), 0));

        feeds.replay("orders");
        feeds.drain();

        assertThat(shopper()
                        .get("/products/" + product("REP-1"))
                        .at("/featuredOffer/inStock")
                        .asBoolean(true))
                .isFalse();
    }

    private String version(String sku) {
        return shopper()
                .get("/products/" + product(sku))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
