package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.SellerId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a seller can say about his offer beyond its price. */
class OfferTermsTest extends CatalogServiceTest {

    private static final String FULL = """
            {"title":"Termed trumpet","price":{"amount":"40.00","currency":"USD"},"salePrice":"35.00",
             "saleFrom":"2031-11-27T00:00:00Z","saleTo":"2031-12-01T01:00:00+01:00","minPrice":"30.00",
             "maxPrice":{"amount":"60.00","currency":"USD"},"handlingDays":2,"shipsFrom":"DE"}""";

    private final SellerId seller = SellerId.next();

    @Test
    void takesAndShowsThem() {
        Api.Reply offer = as(seller).put("/seller/offers/TERM-1", FULL).expect(201);

        assertThat(offer.text("/sale/price/amount")).isEqualTo("35.00");
        assertThat(offer.text("/sale/to")).isEqualTo("2031-12-01T00:00:00Z");
        assertThat(offer.text("/maxPrice/amount")).isEqualTo("60.00");
        assertThat(offer.at("/handlingDays").asInt()).isEqualTo(2);
        assertThat(shopper()
                        .get("/products/" + offer.text("/productId") + "/offers")
                        .text("/items/0/shipsFrom"))
                .isEqualTo("DE");
        as(seller).put("/seller/offers/TERM-1", FULL).expect(200);
        assertThat(told("TERM-1")).hasSize(1);
    }

    @Test
    void replacesThemAll() {
        as(seller).put("/seller/offers/TERM-2", FULL).expect(201);

        Api.Reply bare = as(seller)
                .put("/seller/offers/TERM-2", "{\"price\":\"40.00\",\"currency\":\"USD\",\"title\":\"Termed trumpet\"}")
                .expect(200);

        assertThat(bare.at("/sale").isMissingNode()).isTrue();
        assertThat(bare.at("/minPrice").isMissingNode()).isTrue();
        assertThat(bare.at("/shipsFrom").isMissingNode()).isTrue();
    }

    @Test
    void readsThemFromImports() {
        String csv = """
                sku,title,price,currency,salePrice,saleFrom,saleTo,minPrice,maxPrice,handlingDays,shipsFrom
                TERM-3,Imported tuba,40.00,USD,35.00,2031-11-27T00:00:00Z,2031-12-01T00:00:00Z,30,60,4,FR
                TERM-4,Undated tuba,40.00,USD,35.00,,,,,,
                TERM-5,Endless tuba,40.00,USD,35.00,2031-11-27T00:00:00Z,2033-12-01T00:00:00Z,,,,
                TERM-6,Upside tuba,40.00,USD,45.00,2031-11-27T00:00:00Z,2031-12-01T00:00:00Z,,,,
                TERM-7,Slow tuba,40.00,USD,,,,,,31,
                TERM-8,Lost tuba,40.00,USD,,,,,,,XX
                TERM-9,Timeless tuba,40.00,USD,35.00,tomorrow,2031-12-01,,,,
                """;

        Api.Reply done = imported(as(seller), "/seller/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(done.at("/errors")
                        .valueStream()
                        .map(error -> error.path("line").asInt() + " "
                                + error.path("field").asString("-") + " "
                                + error.path("code").asString("")))
                .containsExactly(
                        "3 saleFrom required",
                        "3 saleTo required",
                        "4 saleTo out_of_range",
                        "5 salePrice not_lower",
                        "6 handlingDays out_of_range",
                        "7 shipsFrom unknown_country",
                        "8 saleFrom invalid_time",
                        "8 saleTo invalid_time");
        Api.Reply offer = as(seller).get("/seller/offers/TERM-3").expect(200);
        assertThat(offer.text("/sale/price/amount")).isEqualTo("35.00");
        assertThat(offer.at("/handlingDays").asInt()).isEqualTo(4);
    }

    @Test
    void keepsWhatAnImportDoesNotState() {
        as(seller).put("/seller/offers/TERM-10", FULL).expect(201);

        imported(
                as(seller),
                "/seller/imports",
                "application/x-ndjson",
                "{\"sku\":\"TERM-10\",\"title\":\"Termed trumpet\",\"price\":{\"amount\":\"41.00\",\"currency\":\"USD\"}}\n"
                        .getBytes(StandardCharsets.UTF_8));

        Api.Reply offer = as(seller).get("/seller/offers/TERM-10").expect(200);
        assertThat(offer.text("/price/amount")).isEqualTo("41.00");
        assertThat(offer.text("/sale/price/amount")).isEqualTo("35.00");
        assertThat(offer.text("/minPrice/amount")).isEqualTo("30.00");
    }

    @Test
    void takesAmountsWithTheirCurrencyInNdjson() {
        Api.Reply done =
                imported(as(seller), "/seller/imports", "application/x-ndjson", """
                {"sku":"TERM-11","title":"Json tuba","minPrice":{"amount":"30.00","currency":"USD"},"price":"40.00"}
                {"sku":"TERM-12","title":"Mixed tuba","price":{"amount":"40.00","currency":"USD"},"maxPrice":{"amount":"60.00","currency":"EUR"}}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(done.at("/accepted").asInt()).isEqualTo(1);
        assertThat(done.text("/errors/0/field")).isEqualTo("maxPrice");
        assertThat(as(seller).get("/seller/offers/TERM-11").text("/minPrice/currency"))
                .isEqualTo("USD");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"salePrice\":\"9.00\"|saleFrom",
                "\"saleFrom\":\"2031-01-01T00:00:00Z\"|salePrice",
                "\"salePrice\":\"9\",\"saleFrom\":\"2031-01-02T00:00:00Z\",\"saleTo\":\"2031-01-01T00:00:00Z\"|saleTo",
                "\"salePrice\":\"10.00\",\"saleFrom\":\"2031-01-01T00:00:00Z\",\"saleTo\":\"2031-01-02T00:00:00Z\"|salePrice",
                "\"salePrice\":\"9\",\"saleFrom\":\"+999999999-12-31T23:59:59Z\",\"saleTo\":\"2031-01-02T00:00:00Z\"|saleFrom",
                "\"minPrice\":\"-1\"|minPrice",
                "\"minPrice\":\"11\",\"maxPrice\":\"10.50\"|minPrice",
                "\"maxPrice\":{\"amount\":\"11\",\"currency\":\"EUR\"}|currency",
                "\"minPrice\":[]|minPrice",
                "\"handlingDays\":-1|handlingDays",
                "\"handlingDays\":1.5|handlingDays",
                "\"shipsFrom\":\"Germany\"|shipsFrom",
                "\"shipsFrom\":\"de\"|shipsFrom",
            })
    void refusesWhatCannotBe(String fields, String field) {
        Api.Reply refused = as(seller)
                .put(
                        "/seller/offers/TERM-BAD",
                        "{\"title\":\"A\",\"price\":{\"amount\":\"10.00\",\"currency\":\"USD\"}," + fields + "}")
                .expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void needsAPriceForSalesAndLimits() {
        Api.Reply refused = as(seller)
                .put("/seller/offers/TERM-13", "{\"title\":\"A\",\"currency\":\"USD\",\"minPrice\":\"1.00\"}")
                .expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo("price");
    }
}
