package dev.flywheel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.contracts.seller.SellerChanged;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.SqlStatements;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page that is kept shows everything that changes on it, to the next who asks. */
class KeptProductPageTest extends CatalogServiceTest {

    @Test
    void followsPricesReviewsAndStatus() {
        importCsv("sku,title,price,currency\nKEPT-1,Kept kettle,30.00,USD\n");
        String page = "/products/" + product("KEPT-1");
        assertThat(shopper().get(page).text("/price/amount")).isEqualTo("30.00");

        importCsv("sku,title,price,currency\nKEPT-1,Kept kettle,31.00,USD\n");
        assertThat(shopper().get(page).text("/price/amount")).isEqualTo("31.00");

        as(AccountId.next())
                .post(page + "/reviews", Map.of("stars", 4, "title", "Good", "text", "It boils what is in it."))
                .expect(201);
        assertThat(shopper().get(page).at("/rating/count").asInt()).isEqualTo(1);

        importCsv("sku,title,price,currency,status\nKEPT-1,Kept kettle,31.00,USD,INACTIVE\n");
        shopper().get(page).expect(404);
    }

    @Test
    void followsTheSeller() {
        SellerId seller = SellerId.next();
        heard("seller", new SellerChanged(seller, "Kept Kitchen", "US", true));
        importCsv("sku,title,price,currency\nKEPT-2,Kept colander,30.00,USD\n");
        String page = "/products/" + product("KEPT-2");
        as(seller)
                .put(
                        "/seller/offers/KEPT-2-S",
                        "{\"productId\":\"" + product("KEPT-2") + "\",\"price\":\"20.00\",\"currency\":\"USD\"}")
                .expect(201);
        assertThat(shopper().get(page).text("/featuredOffer/sellerName")).isEqualTo("Kept Kitchen");

        heard("seller", new SellerChanged(seller, "Kept Kitchens", "US", true));
        assertThat(shopper().get(page).text("/featuredOffer/sellerName")).isEqualTo("Kept Kitchens");

        heard("seller", new SellerChanged(seller, "Kept Kitchens", "US", false));
        assertThat(shopper().get(page).at("/offerCount").asInt()).isEqualTo(1);
    }

    @Test
    void followsTheFamily() {
        String header = "sku,title,price,currency,attributes,parentSku,variationTheme\n";
        importCsv(
                header
                        + "KEPT-F,Kept shirt,,,{},,color\n\"KEPT-F1\",Kept shirt red,9.00,USD,\"{\"\"color\"\":\"\"red\"\"}\",KEPT-F,\n");
        String page = "/products/" + product("KEPT-F1");
        assertThat(shopper().get(page).expect(200).at("/family/variations").size())
                .isEqualTo(1);

        importCsv(header + "\"KEPT-F2\",Kept shirt blue,8.00,USD,\"{\"\"color\"\":\"\"blue\"\"}\",KEPT-F,\n");
        assertThat(shopper().get(page).at("/family/variations").size()).isEqualTo(2);

        importCsv("sku,title,price,currency\nKEPT-F2,Kept shirt blue,7.00,USD\n");
        assertThat(shopper().get(page).text("/family/variations/1/price/amount"))
                .isEqualTo("7.00");
    }

    @Test
    void followsNamesOfCategories() {
        importCsv("sku,title,category,price,currency\nKEPT-3,Kept kite,Kept toys > Kites,30.00,USD\n");
        String page = "/products/" + product("KEPT-3");
        shopper().get(page).expect(200);
        String category = shopper().get(page).text("/breadcrumbs/0/id");
        assertThat(shopper().get("/categories?limit=100").body()).contains("Kept toys");

        operator()
                .put("/operator/categories/" + category, Map.of("name", "Kept games"))
                .expect(200);

        assertThat(shopper().get(page).text("/breadcrumbs/0/name")).isEqualTo("Kept games");
        assertThat(shopper().get("/categories?limit=100").body())
                .contains("Kept games")
                .doesNotContain("Kept toys");
    }

    @Test
    void followsSalesWithoutWaitingForTheirJob() {
        Instant begin = clock.instant().plus(Duration.ofDays(1));
        importCsv("sku,title,price,currency,salePrice,saleFrom,saleTo\nKEPT-4,Kept knife,30.00,USD,25.00," + begin + ","
                + begin.plus(Duration.ofDays(1)) + "\n");
        String page = "/products/" + product("KEPT-4");
        assertThat(shopper().get(page).text("/price/amount")).isEqualTo("30.00");

        moveTo(begin);
        assertThat(shopper().get(page).text("/price/amount")).isEqualTo("25.00");

        jobs.runDue();
        assertThat(shopper().get(page).text("/price/amount")).isEqualTo("25.00");
        moveTo(begin.plus(Duration.ofDays(1)));
        assertThat(shopper().get(page).text("/price/amount")).isEqualTo("30.00");
    }

    @Test
    void takesNoStatementForListsThatWereAskedForBefore() throws Exception {
        importCsv("sku,title,category\nKEPT-5,Kept cord,Kept cords > Long\n");
        for (String path : new String[] {"/categories?limit=7", "/suggestions?q=kept"}) {
            String tag =
                    shopper().get(path).expect(200).headers().firstValue("ETag").orElseThrow();

            assertThat(
                            SqlStatements.inRequests(() -> shopper()
                                            .with("If-None-Match", tag)
                                            .get(path)
                                            .expect(304))
                                    .stream()
                                    .filter(sql -> !sql.contains("pg_current_snapshot()")))
                    .isEmpty();
        }
        assertThat(shopper().get("/categories?limit=100").body()).contains("Kept cords");
        importCsv("sku,title,category\nKEPT-6,Kept clip,Kept clips > Small\n");
        assertThat(shopper().get("/categories?limit=100").body()).contains("Kept clips");
        assertThat(shopper().get("/suggestions?q=kept").body()).contains("Kept clip");
    }
}
