package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Pages as those who keep them edit them. */
class KeptPageTest extends CatalogServiceTest {

    private final SellerId seller = SellerId.next();

    @Test
    void showsAllThatAPageSays() {
        importCsv("""
                sku,title,price,currency,imageUrl,moreImageUrls,bulletPoints,modelNumber,manufacturer
                KEP-1,Keeper,5.00,USD,https://x.example/1.png,https://x.example/2.png http://x.example/3.png,"Good
                Cheap",MX-5,Keep & Co
                """);

        Api.Reply page = shopper().get("/products/" + product("KEP-1")).expect(200);

        assertThat(strings(page.at("/imageUrls")))
                .containsExactly("https://x.example/1.png", "https://x.example/2.png", "http://x.example/3.png");
        assertThat(strings(page.at("/bulletPoints"))).containsExactly("Good", "Cheap");
        assertThat(page.text("/modelNumber")).isEqualTo("MX-5");
        assertThat(page.text("/manufacturer")).isEqualTo("Keep & Co");
        assertThat(texts(search("mx-5"), "title")).contains("Keeper");
    }

    @Test
    void replacesThePageAndLeavesTheOffer() {
        importCsv("sku,title,brand,description,price,currency,quantity\nREP-1,Old,Zorb,Long,5.00,USD,3\n");
        Api.Reply read = operator().get("/operator/products/REP-1").expect(200);
        String tag = read.headers().firstValue("ETag").orElseThrow();

        Api.Reply changed = operator()
                .with("If-Match", tag)
                .put("/operator/products/REP-1", "{\"title\":\"New\",\"bulletPoints\":[\"one\",\"two\\nlines\"]}")
                .expect(200);

        assertThat(changed.text("/title")).isEqualTo("New");
        assertThat(changed.at("/brand").isMissingNode()).isTrue();
        assertThat(strings(changed.at("/bulletPoints"))).containsExactly("one", "two lines");
        operator()
                .with("If-Match", tag)
                .put("/operator/products/REP-1", "{\"title\":\"Newer\"}")
                .expect(412);
        importCsv("sku,title,price,currency\nREP-1,New,6.00,USD\n");
        operator()
                .with("If-Match", changed.headers().firstValue("ETag").orElseThrow())
                .put("/operator/products/REP-1", "{\"title\":\"Newest\"}")
                .expect(200);
        assertThat(told("REP-1").getLast().price()).hasToString("6.00 USD");
        assertThat(told("REP-1").getLast().title()).isEqualTo("Newest");
    }

    @Test
    void makesAPageStepByStep() {
        Api.Reply made = as(seller)
                .put("/seller/products/STEP-1", "{\"title\":\"Stepped stool\",\"status\":\"DRAFT\"}")
                .expect(201);
        String page = "/products/" + made.text("/productId");
        as(seller)
                .put("/seller/offers/STEP-1", "{\"price\":\"9.00\",\"currency\":\"USD\"}")
                .expect(200);

        shopper().get(page).expect(404);
        shopper().get(page + "/offers").expect(404);
        assertThat(titles(search("stepped stool"))).isEmpty();
        assertThat(told("STEP-1")).noneMatch(OfferChanged::buyable);

        as(seller)
                .put("/seller/products/STEP-1", "{\"title\":\"Stepped stool\",\"status\":\"ACTIVE\"}")
                .expect(200);
        shopper().get(page).expect(200);
        assertThat(titles(search("stepped stool"))).containsExactly("Stepped stool");
        assertThat(told("STEP-1").getLast().buyable()).isTrue();
        assertThat(as(seller)
                        .put("/seller/products/STEP-1", "{\"title\":\"Stepped stool\",\"status\":\"DRAFT\"}")
                        .expect(409)
                        .code())
                .isEqualTo("illegal_status");
    }

    @Test
    void letsOperatorsBlockWhatSellersKeep() {
        as(seller)
                .put("/seller/offers/BLK-1", "{\"title\":\"Blockable\",\"price\":\"9.00\",\"currency\":\"USD\"}")
                .expect(201);
        String path = "/operator/products/BLK-1?seller=" + seller;

        operator().put(path, "{\"title\":\"Blockable\",\"status\":\"BLOCKED\"}").expect(200);

        shopper().get("/products/" + product("BLK-1")).expect(404);
        assertThat(as(seller)
                        .put("/seller/products/BLK-1", "{\"title\":\"Blockable\",\"status\":\"ACTIVE\"}")
                        .expect(409)
                        .code())
                .isEqualTo("illegal_status");
        as(seller).put("/seller/offers/BLK-1", "{\"title\":\"Blockable\"}").expect(200);
        assertThat(told("BLK-1").getLast().buyable()).isFalse();
        operator().put(path, "{\"title\":\"Blockable\",\"status\":\"ACTIVE\"}").expect(200);
        shopper().get("/products/" + product("BLK-1")).expect(200);
    }

    @Test
    void listsPagesToWhoKeepsThem() {
        as(seller)
                .put("/seller/products/LST-2", "{\"title\":\"Two\",\"status\":\"DRAFT\"}")
                .expect(201);
        as(seller).put("/seller/products/LST-1", "{\"title\":\"One\"}").expect(201);
        Api.Reply first = as(seller).get("/seller/products?limit=1").expect(200);

        assertThat(texts(first, "sku")).containsExactly("LST-1");
        assertThat(texts(as(seller).get("/seller/products?limit=1&cursor=" + first.text("/next")), "sku"))
                .containsExactly("LST-2");
        assertThat(texts(as(seller).get("/seller/products?status=DRAFT"), "sku"))
                .containsExactly("LST-2");
        assertThat(texts(operator().get("/operator/products?seller=" + seller), "sku"))
                .containsExactly("LST-1", "LST-2");
        as(seller).get("/seller/products?status=GONE").expect(400);
    }

    @Test
    void hidesAnothersPages() {
        as(seller).put("/seller/products/OWN-9", "{\"title\":\"Mine\"}").expect(201);

        as(SellerId.next()).get("/seller/products/OWN-9").expect(404);
        operator().get("/operator/products/OWN-9").expect(404);
        operator()
                .put("/operator/products/OWN-9?seller=" + SellerId.next(), "{\"title\":\"Yours\"}")
                .expect(404);
    }

    @Test
    void spellsABrandAsItCameFirst() {
        importCsv("sku,title,brand\nBRD-1,One,Brändli & Co\n");
        importCsv("sku,title,brand\nBRD-2,Two,BRÄNDLI  & co\nBRD-3,Three,brändli & CO\n");

        assertThat(operator().get("/operator/products/BRD-2").text("/brand")).isEqualTo("Brändli & Co");
        assertThat(told("BRD-3").getFirst().brand()).isEqualTo("Brändli & Co");
        long events = eventsOf("BRD-");
        importCsv("sku,title,brand\nBRD-3,Three,BRÄNDLI & CO\n");
        assertThat(eventsOf("BRD-")).isEqualTo(events);
    }

    @Test
    void keepsMarkupAsText() {
        String title = "<b onclick=\"alert(1)\">Bold</b> & 🔥 שלום";
        as(seller)
                .put("/seller/products/HTM-1", "{\"title\":\"" + title.replace("\"", "\\\"") + "\"}")
                .expect(201);

        Api.Reply shown = shopper().get("/products/" + product("HTM-1"));

        assertThat(shown.text("/title")).isEqualTo(title);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"brand\":\"No title\"}|title",
                "{\"title\":\"A\",\"imageUrl\":\"javascript:alert(1)\"}|imageUrl",
                "{\"title\":\"A\",\"moreImageUrls\":[\"https://x.example/1\",\"data:image/png;base64,x\"]}|moreImageUrls",
                "{\"title\":\"A\",\"moreImageUrls\":[\"https://x.example/1 2\"]}|moreImageUrls[0]",
                "{\"title\":\"A\\u0000\"}|title",
                "{\"title\":\"A\\u0008\"}|title",
                "{\"title\":\"A\",\"status\":\"GONE\"}|status",
                "{\"title\":\"A\",\"attributes\":[]}|attributes",
                "{\"title\":\"A\",\"gtin\":\"4006381333932\"}|gtin",
                "{\"title\":\"A\",\"parentSku\":\"NOBODY\"}|parentSku",
                "{\"title\":\"A\",\"variationTheme\":[\"a,b\"]}|variationTheme[0]",
                "{\"title\":\"A\",\"price\":\"1.00\"}|price",
                "{\"title\":\"A\",\"bulletPoints\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}|bulletPoints",
            })
    void refusesWhatCannotBe(String body, String field) {
        Api.Reply refused = as(seller).put("/seller/products/BAD-1", body);

        assertThat(refused.status()).isIn(400, 409);
        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
        as(seller).get("/seller/products/BAD-1").expect(404);
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
