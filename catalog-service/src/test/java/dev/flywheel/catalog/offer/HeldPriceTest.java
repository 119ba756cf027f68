package dev.flywheel.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that nobody can have meant are not sold. */
class HeldPriceTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void holdsBackAPriceFarBelowTheMarketUntilTheSellerConfirmsIt() {
        String product = market("HELD-1", "20.00", "22.00");

        Api.Reply offer = put("HELD-1-S", product, "1.99").expect(201);

        assertThat(offer.text("/status")).isEqualTo("LISTED");
        assertThat(offer.text("/held/reason")).isEqualTo("FAR_BELOW_REFERENCE");
        assertThat(offer.text("/held/reference/amount")).isEqualTo("20.00");
        assertThat(offer.text("/held/release")).contains("price-confirmation");
        assertThat(shopper()
                        .get("/products/" + product + "/offers")
                        .at("/items")
                        .size())
                .isEqualTo(2);
        String confirmation = "/seller/offers/HELD-1-S/price-confirmation";
        assertThat(as(seller).post(confirmation, vouched("2.99")).expect(409).code())
                .isEqualTo("other_price");

        as(seller).post(confirmation, vouched("1.99")).expect(200);

        assertThat(shopper().get("/products/" + product).text("/price/amount")).isEqualTo("1.99");
        assertThat(as(seller).post(confirmation, vouched("1.99")).expect(409).code())
                .isEqualTo("price_not_held");
        assertThat(told("HELD-1-S")).extracting(OfferChanged::buyable).containsExactly(false, true);
        assertThat(put("HELD-1-S", product, "1.79").expect(200).at("/held").isMissingNode())
                .as("near the price that was confirmed")
                .isTrue();
    }

    @Test
    void leavesHighPricesToOperators() {
        String product = market("HELD-2", "20.00", "22.00");
        put("HELD-2-S", product, "2200.00").expect(201);

        assertThat(as(seller)
                        .post("/seller/offers/HELD-2-S/price-confirmation", vouched("2200.00"))
                        .expect(409)
                        .code())
                .isEqualTo("release_not_yours");

        Api.Reply held = operator().get("/operator/held-offers?limit=100").expect(200);
        assertThat(texts(held, "sku")).contains("HELD-2-S");
        String release = "/operator/offers/" + offer("HELD-2-S") + "/price-release";
        operator().post(release, vouched("2200.00")).expect(200);
        assertThat(shopper()
                        .get("/products/" + product + "/offers")
                        .at("/items")
                        .size())
                .isEqualTo(3);
        assertThat(operator().post(release, vouched("2200.00")).expect(409).code())
                .isEqualTo("price_not_held");
    }

    @Test
    void letsGoAsSoonAsThePriceIsCorrected() {
        String product = market("HELD-3", "20.00", "22.00");
        put("HELD-3-S", product, "0.20").expect(201);

        Api.Reply corrected = put("HELD-3-S", product, "20.00").expect(200);

        assertThat(corrected.at("/held").isMissingNode()).isTrue();
        assertThat(told("HELD-3-S")).extracting(OfferChanged::buyable).containsExactly(false, true);
    }

    @Test
    void remembersWhatTheOfferCostBefore() {
        Api.Reply first = as(seller)
                .put("/seller/offers/HELD-4", "{\"title\":\"Slippery sled\",\"price\":\"90.00\",\"currency\":\"USD\"}")
                .expect(201);

        Api.Reply slip = put("HELD-4", first.text("/productId"), "9.00").expect(200);

        assertThat(slip.text("/held/reason")).isEqualTo("FAR_BELOW_REFERENCE");
        assertThat(slip.text("/held/reference/amount")).isEqualTo("90.00");
        assertThat(put("HELD-4", first.text("/productId"), "9.00").expect(200).text("/held/reason"))
                .as("repeating it changes nothing")
                .isEqualTo("FAR_BELOW_REFERENCE");
    }

    @Test
    void keepsToTheLimitsOfTheSellerWhoeverAsks() {
        Map<String, Object> body = new HashMap<>(Map.of(
                "title", "Limited lute", "price", "9.00", "currency", "USD", "minPrice", "10.00", "maxPrice", "50.00"));
        Api.Reply offer = as(seller).put("/seller/offers/HELD-5", body).expect(201);

        assertThat(offer.text("/held/reason")).isEqualTo("BELOW_OWN_MINIMUM");
        assertThat(offer.text("/minPrice/amount")).isEqualTo("10.00");
        assertThat(operator()
                        .post("/operator/offers/" + offer("HELD-5") + "/price-release", vouched("9.00"))
                        .expect(409)
                        .code())
                .isEqualTo("limit_of_seller");
        body.put("minPrice", "8.00");
        assertThat(as(seller)
                        .put("/seller/offers/HELD-5", body)
                        .expect(200)
                        .at("/held")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void comparesUsedGoodsWithUsedOnes() {
        String product = market("HELD-6", "200.00", "220.00");

        Api.Reply worn = as(seller)
                .put(
                        "/seller/offers/HELD-6-S",
                        Map.of("productId", product, "price", "15", "currency", "USD", "condition", "used-acceptable"))
                .expect(201);

        assertThat(worn.at("/held").isMissingNode()).isTrue();
    }

    @Test
    void guardsTheRetailerToo() {
        importCsv("sku,title,price,currency\nHELD-7,Retail rug,300.00,USD\n");

        importCsv("sku,title,price,currency\nHELD-7,Retail rug,3.00,USD\n");

        assertThat(told("HELD-7")).extracting(OfferChanged::buyable).containsExactly(true, false);
        operator()
                .post("/operator/offers/" + offer("HELD-7") + "/price-release", vouched("3.00"))
                .expect(200);
        assertThat(told("HELD-7").getLast().buyable()).isTrue();
    }

    @Test
    void isNobodyElsesBusiness() {
        put("HELD-8-S", market("HELD-8", "20.00", "22.00"), "1.00").expect(201);

        as(SellerId.next())
                .post("/seller/offers/HELD-8-S/price-confirmation", vouched("1.00"))
                .expect(404);
        operator()
                .post("/operator/offers/0198c0de-0000-7000-8000-000000000000/price-release", vouched("1.00"))
                .expect(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|price",
                "{\"price\":\"1.00\"}|price",
                "{\"price\":{\"amount\":\"x\",\"currency\":\"USD\"}}|price"
            })
    void refusesWhatIsNoPrice(String body, String field) {
        Api.Reply refused = operator()
                .post("/operator/offers/0198c0de-0000-7000-8000-000000000000/price-release", body)
                .expect(400);

        assertThat(refused.text("/errors/0/field")).startsWith(field);
    }

    @Test
    void listsHeldOffersPageByPage() {
        String product = market("HELD-9", "20.00", "22.00");
        put("HELD-9-A", product, "1.00").expect(201);
        put("HELD-9-B", product, "1.01").expect(201);

        Api.Reply first = operator().get("/operator/held-offers?limit=1").expect(200);
        Api.Reply second = operator()
                .get("/operator/held-offers?limit=1&cursor=" + first.text("/next"))
                .expect(200);

        assertThat(texts(second, "sku")).isNotEqualTo(texts(first, "sku"));
        operator().get("/operator/held-offers?cursor=nonsense").expect(400);
    }

    /** A product that two others sell at these prices. */
    private String market(String sku, String first, String second) {
        importCsv("sku,title,price,currency\n" + sku + ",Marketable " + sku + "," + first + ",USD\n");
        String product = product(sku);
        as(SellerId.next())
                .put("/seller/offers/" + sku + "-O", Map.of("productId", product, "price", second, "currency", "USD"))
                .expect(201);
        return product;
    }

    private Api.Reply put(String sku, String product, String price) {
        return as(seller).put("/seller/offers/" + sku, Map.of("productId", product, "price", price, "currency", "USD"));
    }

    private static Map<String, Object> vouched(String price) {
        return Map.of("price", Map.of("amount", price, "currency", "USD"));
    }
}
