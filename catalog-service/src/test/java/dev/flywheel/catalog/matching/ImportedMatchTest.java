package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.SellerId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of sellers' imports find their products. */
class ImportedMatchTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void joinsTheProductARowMeans() {
        importCsv("sku,title,brand,price,currency\nIM-1,Kalamazoo KZ-9200 banjo with case,Kalamazoo,300.00,USD\n");

        Api.Reply done = sellerImport("""
                sku,title,brand,price,currency
                IMOWN-1,kalamazoo banjo kz9200 case,Kalamazoo,280.00,USD
                IMOWN-2,Kalamazoo celeste KZ-777,Kalamazoo,900.00,USD
                """);

        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
        assertThat(product("IMOWN-1")).isEqualTo(product("IM-1"));
        assertThat(product("IMOWN-2")).isNotEqualTo(product("IM-1"));
        assertThat(as(seller).get("/seller/matches?status=MATCHED").text("/items/0/sku"))
                .isEqualTo("IMOWN-1");
        assertThat(shopper().get("/products/" + product("IM-1")).text("/title"))
                .as("the page stays its keeper's")
                .isEqualTo("Kalamazoo KZ-9200 banjo with case");
    }

    @Test
    void keepsARowUntilItsSellerHasChosen() {
        twins("KR");
        Api.Reply done = sellerImport("""
                sku,title,brand,price,currency,quantity,handlingDays
                WAIT-1,Doubled dulcimer krwood,Doubley,60.00,USD,4,3
                """);

        assertThat(done.at("/refused").asInt()).isEqualTo(1);
        assertThat(done.text("/errors/0/code")).isEqualTo("ambiguous_match");
        as(seller).get("/seller/offers/WAIT-1").expect(404);
        Api.Reply waiting = as(seller).get("/seller/matches").expect(200);
        assertThat(waiting.text("/items/0/sku")).isEqualTo("WAIT-1");

        Api.Reply chosen = as(seller)
                .post(
                        "/seller/matches/" + waiting.text("/items/0/id") + "/choice",
                        Map.of("productId", product("KR-2")))
                .expect(200);

        Api.Reply offer = as(seller).get("/seller/offers/WAIT-1").expect(200);
        assertThat(offer.text("/productId")).isEqualTo(product("KR-2"));
        assertThat(offer.text("/offerId")).isEqualTo(chosen.text("/offerId"));
        assertThat(offer.at("/handlingDays").asInt()).isEqualTo(3);
        assertThat(told("WAIT-1").getLast().declaredQuantity()).isEqualTo(4);
        assertThat(as(seller).get("/seller/matches").at("/items").size()).isZero();
    }

    @Test
    void listsANewProductWhereNoneIsMeant() {
        twins("NN");
        sellerImport("sku,title,brand\nWAIT-2,Doubled dulcimer nnwood,Doubley\n");
        String id = as(seller).get("/seller/matches").text("/items/0/id");

        Api.Reply chosen = as(seller)
                .post("/seller/matches/" + id + "/choice", Map.of("new", true))
                .expect(200);

        assertThat(chosen.text("/status")).isEqualTo("NEW");
        assertThat(chosen.text("/productId")).isEqualTo(product("WAIT-2"));
        assertThat(product("WAIT-2")).isNotIn(product("NN-1"), product("NN-2"));
    }

    @Test
    void waitsOnceForARowThatComesAgain() {
        twins("AG");
        String csv = "sku,title,brand,price,currency\nWAIT-3,Doubled dulcimer agwood,Doubley,%s,USD\n";
        sellerImport(csv.formatted("50.00"));
        sellerImport(csv.formatted("55.00"));

        Api.Reply waiting = as(seller).get("/seller/matches").expect(200);

        assertThat(waiting.at("/items").size()).isEqualTo(1);
        assertThat(waiting.text("/items/0/price/amount")).isEqualTo("55.00");
    }

    @Test
    void asksNoMoreAboutWhatIsOffered() {
        twins("OF");
        as(seller)
                .put("/seller/offers/WAIT-4", Map.of("productId", product("OF-1")))
                .expect(201);

        Api.Reply done = sellerImport("sku,title,brand\nWAIT-4,Doubled dulcimer ofwood,Doubley\n");

        assertThat(done.at("/accepted").asInt()).isEqualTo(1);
        assertThat(product("WAIT-4")).isEqualTo(product("OF-1"));
    }

    @Test
    void leavesTheRetailersRowsAlone() {
        twins("RT");

        importCsv("sku,title,brand\nRT-3,Doubled dulcimer rtwood,Doubley\n");

        assertThat(product("RT-3")).isNotIn(product("RT-1"), product("RT-2"));
    }

    @Test
    void refusesAChoiceThatContradictsWhatHappenedMeanwhile() {
        twins("MW");
        sellerImport("sku,title,brand\nWAIT-5,Doubled dulcimer mwwood,Doubley\n");
        String id = as(seller).get("/seller/matches").text("/items/0/id");
        as(seller)
                .put("/seller/offers/WAIT-5", Map.of("productId", product("MW-1")))
                .expect(201);

        Api.Reply refused = as(seller)
                .post("/seller/matches/" + id + "/choice", Map.of("productId", product("MW-2")))
                .expect(409);

        assertThat(refused.code()).isEqualTo("other_product");
        as(seller)
                .post("/seller/matches/" + id + "/choice", Map.of("productId", product("MW-1")))
                .expect(200);
    }

    private void twins(String prefix) {
        String wood = prefix.toLowerCase(java.util.Locale.ROOT) + "wood";
        importCsv(("sku,title,brand\n%1$s-1,Doubled dulcimer %2$s with hammers,Doubley\n"
                        + "%1$s-2,Doubled dulcimer %2$s with ribbons,Doubley\n")
                .formatted(prefix, wood));
    }

    private Api.Reply sellerImport(String csv) {
        return imported(as(seller), "/seller/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
