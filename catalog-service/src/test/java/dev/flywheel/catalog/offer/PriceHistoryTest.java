package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What offers cost, and from when on. */
class PriceHistoryTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void keepsEveryPriceNewestFirst() {
        put("HIST-1", "10.00");
        put("HIST-1", "12.00");
        put("HIST-1", "12.00");
        as(seller).delete("/seller/offers/HIST-1").expect(204);
        put("HIST-1", "11.00");

        Api.Reply first = as(seller).get("/seller/offers/HIST-1/prices?limit=2").expect(200);
        Api.Reply second = as(seller).get("/seller/offers/HIST-1/prices?limit=2&cursor=" + first.text("/next"));

        assertThat(prices(first)).containsExactly("11.00", "-");
        assertThat(prices(second)).containsExactly("12.00", "10.00");
        assertThat(second.at("/next").isMissingNode()).isTrue();
        assertThat(first.text("/lowestPrice30Days/amount")).isEqualTo("10.00");
    }

    @Test
    void knowsWhenAnOfferWasNotForSale() {
        heard("seller", new SellerChanged(seller, "Paused Prints", "US", true));
        put("HIST-2", "10.00");

        heard("seller", new SellerChanged(seller, "Paused Prints", "US", false));

        assertThat(prices(as(seller).get("/seller/offers/HIST-2/prices"))).containsExactly("-", "10.00");
    }

    @Test
    void isOnlyAddedTo() {
        put("HIST-3", "10.00");

        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE offer_price SET price_minor = 1").update())
                .hasMessageContaining("only added to");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM offer_price").update()).hasMessageContaining("only added to");
    }

    @Test
    void isNobodyElsesBusiness() {
        put("HIST-4", "10.00");

        as(SellerId.next()).get("/seller/offers/HIST-4/prices").expect(404);
        as(seller).get("/seller/offers/HIST-4/prices?cursor=x").expect(400);
        as(seller).get("/seller/offers/HIST-4/prices?limit=1000").expect(400);
    }

    @Test
    void hasNothingOfAnOfferWithoutAPrice() {
        as(seller).put("/seller/offers/HIST-5", "{\"title\":\"Historic harp\"}").expect(201);

        Api.Reply prices = as(seller).get("/seller/offers/HIST-5/prices").expect(200);

        assertThat(prices.at("/items").size()).isZero();
        assertThat(prices.at("/lowestPrice30Days").isMissingNode()).isTrue();
    }

    private void put(String sku, String price) {
        as(seller)
                .put(
                        "/seller/offers/" + sku,
                        "{\"title\":\"Historic " + sku + "\",\"price\":\"" + price + "\",\"currency\":\"USD\"}");
    }

    private static List<String> prices(Api.Reply page) {
        return page.at("/items")
                .valueStream()
                .map(item -> item.at("/price/amount").asString("-"))
                .toList();
    }
}
