package dev.flywheel.catalog.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.catalog.TestOrder;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductPageTest extends CatalogServiceTest {

    @Test
    void showsAProductWithItsFeaturedOffer() {
        String gtin = TestGtins.next();
        importCsv("""
                sku,title,description,brand,category,gtin,price,currency,weightGrams,imageUrl
                PAGE-1,Pageable pan,Fries,Panthera,Home > Kitchen > Pans,%s,30.00,USD,1200,https://x.example/p.jpg
                """.formatted(gtin));

        Api.Reply page = shopper().get("/products/" + product("PAGE-1")).expect(200);

        assertThat(page.text("/sku")).isEqualTo("PAGE-1");
        assertThat(page.text("/brand")).isEqualTo("Panthera");
        assertThat(page.text("/gtin")).isEqualTo(gtin);
        assertThat(page.at("/weightGrams").asInt()).isEqualTo(1200);
        assertThat(page.at("/breadcrumbs")
                        .valueStream()
                        .map(node -> node.path("name").asString("")))
                .containsExactly("Home", "Kitchen", "Pans");
        assertThat(page.text("/featuredOffer/sellerName")).isEqualTo("Flywheel");
        assertThat(page.at("/featuredOffer/sellerId").isNull()).isTrue();
        assertThat(page.at("/offerCount").asInt()).isEqualTo(1);
    }

    @Test
    void showsWhatCannotBeBoughtWithoutAPrice() {
        importCsv("sku,title\nPAGE-2,Priceless painting\n");

        Api.Reply page = shopper().get("/products/" + product("PAGE-2")).expect(200);

        assertThat(page.at("/price").isMissingNode()).isTrue();
        assertThat(page.at("/featuredOffer").isMissingNode()).isTrue();
        assertThat(titles(search("priceless painting"))).containsExactly("Priceless painting");
    }

    @Test
    void answersNotModifiedUntilSomethingChanges() {
        importCsv("sku,title,price,currency\nPAGE-3,Cached cup,3.00,USD\n");
        String path = "/products/" + product("PAGE-3");
        String tag = shopper().get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(shopper().with("If-None-Match", tag).get(path).expect(304).body())
                .isEmpty();
        importCsv("sku,title,price,currency\nPAGE-3,Cached cup,4.00,USD\n");

        Api.Reply changed = shopper().with("If-None-Match", tag).get(path).expect(200);
        assertThat(changed.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
    }

    @Test
    void takesTheSameFewStatementsWithManyOffers() throws Exception {
        importCsv("sku,title,category,price,currency\nPAGE-4,Popular pen,Office > Pens,2.00,USD\n");
        String path = "/products/" + product("PAGE-4");
        List<String> one = statements(path);
        for (int i = 0; i < 5; i++) {
            as(SellerId.next())
                    .put(
                            "/seller/offers/POP",
                            "{\"productId\":\"" + product("PAGE-4") + "\",\"price\":\"3\",\"currency\":\"USD\"}")
                    .expect(201);
        }
        as(AccountId.next())
                .post(path + "/reviews", Map.of("stars", 5, "title", "Fine", "text", "It writes and does not smear."))
                .expect(201);
        heard(
                "orders",
                TestOrder.of(AccountId.next(), clock.instant())
                        .with(UUID.fromString(product("PAGE-4")), 2)
                        .placed());

        List<String> all = statements(path);

        assertThat(one).as("page, breadcrumbs, offers, rating, ranks").hasSize(5);
        assertThat(all).hasSize(5);
        Api.Reply page = shopper().get(path);
        assertThat(page.at("/rating/count").asInt()).isEqualTo(1);
        assertThat(page.at("/salesRanks").size()).isEqualTo(2);
        assertThat(shopper().get(path + "/offers").at("/items").size()).isEqualTo(6);
        assertThat(statements(path + "/offers")).as("page, offers").hasSize(2);
    }

    @Test
    void takesNoStatementForAPageThatWasAskedForBefore() throws Exception {
        importCsv("sku,title,category,price,currency\nPAGE-5,Known pen,Office > Pens,2.00,USD\n");
        String path = "/products/" + product("PAGE-5");
        String tag =
                shopper().get(path).expect(200).headers().firstValue("ETag").orElseThrow();

        assertThat(statements(path)).isEmpty();
        assertThat(sent(() -> shopper().with("If-None-Match", tag).get(path).expect(304)))
                .isEmpty();
        assertThat(sent(() -> as(AccountId.next()).get(path).expect(200)))
                .as("what was looked at is remembered")
                .hasSize(1);
    }

    @Test
    void saysWhatThereIsNot() {
        shopper().get("/products/0198c0de-0000-7000-8000-000000000000").expect(404);
        shopper().get("/products/0198c0de-0000-7000-8000-000000000000/offers").expect(404);
        shopper().get("/products/nonsense").expect(400);
    }

    private List<String> statements(String path) throws Exception {
        return sent(() -> shopper().get(path).expect(200));
    }

    /** Without the look at what changed: one after a commit, and one in half a second, however many pages are asked for. */
    private static List<String> sent(SqlStatements.Block block) throws Exception {
        return SqlStatements.inRequests(block).stream()
                .filter(sql -> !sql.contains("pg_current_snapshot()"))
                .toList();
    }
}
