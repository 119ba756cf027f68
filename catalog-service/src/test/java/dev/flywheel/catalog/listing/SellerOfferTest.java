package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.SellerId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A seller's offers, one at a time. */
class SellerOfferTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void offersAProductThatIsThere() {
        importCsv("sku,title,price,currency\nPUT-R,Puttable clock,20.00,USD\n");

        Api.Reply created = as(seller)
                .put(
                        "/seller/offers/PUT-1",
                        Map.of(
                                "productId", product("PUT-R"),
                                "price", Map.of("amount", "18.00", "currency", "USD"),
                                "quantity", 4))
                .expect(201);

        assertThat(created.text("/productId")).isEqualTo(product("PUT-R"));
        assertThat(created.text("/status")).isEqualTo("LISTED");
        assertThat(titles(search("puttable"))).containsExactly("Puttable clock");
        assertThat(search("puttable").text("/items/0/price/amount")).isEqualTo("18.00");
        assertThat(told("PUT-1")).singleElement().satisfies(offer -> {
            assertThat(offer.seller()).isEqualTo(seller);
            assertThat(offer.declaredQuantity()).isEqualTo(4);
        });
    }

    @Test
    void makesAProductWhereThereIsNone() {
        Api.Reply created = as(seller).put("/seller/offers/NEW-1", """
                        {"title":"Newly knotted rug","category":"Home > Rugs","price":"80.00","currency":"USD",
                         "condition":"used-good","attributes":{"knots":1200}}""").expect(201);

        Api.Reply page =
                shopper().get("/products/" + created.text("/productId")).expect(200);
        assertThat(page.text("/category")).isEqualTo("Home > Rugs");
        assertThat(page.text("/featuredOffer/condition")).isEqualTo("used-good");
        assertThat(page.at("/attributes/knots").asInt()).isEqualTo(1200);
    }

    @Test
    void saysNothingNewWhenNothingIs() {
        String body = "{\"title\":\"Idempotent iron\",\"price\":\"8.00\",\"currency\":\"USD\",\"quantity\":2}";
        as(seller).put("/seller/offers/SAME-1", body).expect(201);
        as(seller).put("/seller/offers/SAME-1", body).expect(200);

        assertThat(told("SAME-1")).hasSize(1);
    }

    @Test
    void withdrawsAndListsAgain() {
        String body = "{\"title\":\"Withdrawable whisk\",\"price\":\"8.00\",\"currency\":\"USD\"}";
        as(seller).put("/seller/offers/WD-1", body).expect(201);

        as(seller).delete("/seller/offers/WD-1").expect(204);
        as(seller).delete("/seller/offers/WD-1").expect(204);

        assertThat(as(seller).get("/seller/offers/WD-1").text("/status")).isEqualTo("WITHDRAWN");
        assertThat(titles(search("withdrawable"))).isEmpty();
        as(seller).put("/seller/offers/WD-1", body).expect(200);
        assertThat(titles(search("withdrawable"))).containsExactly("Withdrawable whisk");
        assertThat(told("WD-1")).extracting(OfferChanged::buyable).containsExactly(true, false, true);
    }

    @Test
    void listsOwnOffersPageByPage() {
        for (String sku : List.of("L-3", "L-1", "L-2")) {
            as(seller).put("/seller/offers/" + sku, "{\"title\":\"Listed\"}").expect(201);
        }
        Api.Reply first = as(seller).get("/seller/offers?limit=2").expect(200);
        Api.Reply second = as(seller).get("/seller/offers?limit=2&cursor=" + first.text("/next"));

        assertThat(texts(first, "sku")).containsExactly("L-1", "L-2");
        assertThat(texts(second, "sku")).containsExactly("L-3");
        assertThat(second.at("/next").isMissingNode()).isTrue();
        assertThat(as(SellerId.next()).get("/seller/offers").at("/items").size())
                .isZero();
    }

    @Test
    void hidesAnothersOffer() {
        as(seller).put("/seller/offers/MINE-1", "{\"title\":\"Mine\"}").expect(201);
        Api other = as(SellerId.next());

        other.get("/seller/offers/MINE-1").expect(404);
        other.delete("/seller/offers/MINE-1").expect(404);
        other.put("/seller/offers/MINE-1", "{\"title\":\"Also mine\"}").expect(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"price\":\"1.00\",\"currency\":\"USD\"}|400|title",
                "{\"title\":\"A\",\"price\":\"1.00\"}|400|currency",
                "{\"title\":\"A\",\"price\":{\"amount\":\"-1\",\"currency\":\"USD\"}}|400|price",
                "{\"title\":\"A\",\"quantity\":-1}|400|quantity",
                "{\"title\":\"A\",\"quantity\":99999999999}|400|quantity",
                "{\"title\":\"A\",\"gtin\":\"4006381333932\"}|400|gtin",
                "{\"title\":\"A\",\"imageUrl\":\"javascript:alert(1)\"}|400|imageUrl",
                "{\"title\":\"A\",\"attributes\":[1]}|400|attributes",
                "{\"title\":\"A\",\"colour\":\"red\"}|400|colour",
                "{\"title\":\"A\",\"price\":true}|400|price",
                "{\"productId\":\"0198c0de-0000-7000-8000-000000000000\"}|404|productId",
            })
    void refusesWhatCannotBe(String body, int status, String field) {
        Api.Reply refused = as(seller).put("/seller/offers/BAD-1", body).expect(status);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void doesNotMoveAnOfferToAnotherProduct() {
        importCsv("sku,title\nMOVE-A,Product a\nMOVE-B,Product b\n");
        as(seller)
                .put("/seller/offers/MOVE-1", Map.of("productId", product("MOVE-A")))
                .expect(201);

        Api.Reply refused = as(seller)
                .put("/seller/offers/MOVE-1", Map.of("productId", product("MOVE-B")))
                .expect(409);

        assertThat(refused.code()).isEqualTo("other_product");
    }

    @Test
    void stopsSellingForSellersWhoMayNot() {
        heard("seller", new SellerChanged(seller, "Suspicious Supplies", "US", true));
        Api.Reply created = as(seller)
                .put(
                        "/seller/offers/SUS-1",
                        "{\"title\":\"Suspicious sprocket\",\"price\":\"8.00\",\"currency\":\"USD\"}")
                .expect(201);
        String offers = "/products/" + created.text("/productId") + "/offers";
        assertThat(shopper().get(offers).text("/items/0/sellerName")).isEqualTo("Suspicious Supplies");

        heard("seller", new SellerChanged(seller, "Suspicious Supplies", "US", false));

        assertThat(shopper().get(offers).at("/items").size()).isZero();
        heard("seller", new SellerChanged(seller, "Reformed Supplies", "US", true));
        assertThat(shopper().get(offers).text("/items/0/sellerName")).isEqualTo("Reformed Supplies");
        assertThat(told("SUS-1")).extracting(OfferChanged::buyable).containsExactly(true, false, true);
    }

    @Test
    void endsInOneStateWhenManyChangeItAtOnce() throws Exception {
        as(seller).put("/seller/offers/RACE-1", "{\"title\":\"Racy radio\",\"price\":\"1.00\",\"currency\":\"USD\"}");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Api.Reply>> replies = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit((Callable<Api.Reply>) () -> as(seller)
                            .put(
                                    "/seller/offers/RACE-1",
                                    Map.of("title", "Racy radio", "price", (2 + i) + ".00", "currency", "USD"))))
                    .toList();
            for (Future<Api.Reply> reply : replies) {
                reply.get().expect(200);
            }
        }
        List<OfferChanged> told = told("RACE-1");
        String stored = as(seller).get("/seller/offers/RACE-1").text("/price/amount");

        assertThat(told).hasSize(13);
        assertThat(told.getLast().price()).hasToString(stored + " USD");
    }
}
