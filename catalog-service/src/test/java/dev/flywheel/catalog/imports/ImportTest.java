package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulk imports through HTTP. */
class ImportTest extends CatalogServiceTest {

    @Test
    void tellsTheShareThatIsDone() throws IOException {
        String file = "sku,title\nSHARE-1,Shared shoe\nSHARE-2,\"Shared\n shirt\"\n,\n\n\n";

        Api.Reply done = importCsv(file);

        assertThat(done.at("/bytes").asInt()).isEqualTo(file.length());
        assertThat(done.at("/bytesRead").asInt()).isEqualTo(file.length());
        assertThat(ends(file)).as("bytes up to the end of each row").containsExactly(30L, 54L, 56L);
    }

    private static List<Long> ends(String file) throws IOException {
        try (Lines lines = new Lines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
            return new ImportedRows(new CsvRows(lines))
                    .next(10).stream().map(ImportedRows.CheckedRow::end).toList();
        }
    }

    @Test
    void listsARowAsAProductThatCanBeFoundAndBought() {
        Api.Reply done = importCsv("""
                sku,title,description,brand,category,gtin,price,currency,quantity,condition,weightGrams,lengthMm,widthMm,heightMm,imageUrl,attributes
                IMP-1,"Quokka kettle, 1.7 l",Boils,Zorblatt,Home > Kettles,%s,39.90,USD,12,new,900,200,150,250,https://x.example/k.jpg,"{""color"": ""red""}"
                """.formatted(TestGtins.next()));

        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/accepted").asInt()).isEqualTo(1);
        Api.Reply page = shopper().get("/products/" + product("IMP-1")).expect(200);
        assertThat(page.text("/title")).isEqualTo("Quokka kettle, 1.7 l");
        assertThat(page.text("/price/amount")).isEqualTo("39.90");
        assertThat(page.text("/attributes/color")).isEqualTo("red");
        assertThat(titles(search("quokka kettles"))).startsWith("Quokka kettle, 1.7 l");
        assertThat(told("IMP-1")).singleElement().satisfies(offer -> {
            assertThat(offer.buyable()).isTrue();
            assertThat(offer.declaredQuantity()).isEqualTo(12);
            assertThat(offer.category()).containsExactly("Home", "Kettles");
            assertThat(offer.size()).isEqualTo(new OfferChanged.Size(200, 150, 250));
        });
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        String file = GeneratedRows.HEADER + GeneratedRows.csv("BULK", 4000);
        Api.Reply first = importCsv(file);
        long events = eventsOf("BULK-");
        List<String> versions = versions("BULK");

        Api.Reply second = importCsv(file);

        for (Api.Reply done : List.of(first, second)) {
            assertThat(done.text("/status")).isEqualTo("COMPLETED");
            assertThat(done.at("/rowsRead").asInt()).isEqualTo(4000);
            assertThat(done.at("/accepted").asInt()).isEqualTo(4000);
            assertThat(done.at("/refused").asInt()).isZero();
        }
        assertThat(eventsOf("BULK-")).isEqualTo(events);
        assertThat(versions).hasSize(4000);
        assertThat(versions("BULK")).isEqualTo(versions);
        assertThat(search("bulk").at("/total").asInt()).isEqualTo(4000);
    }

    @Test
    void tellsEveryChangeOnce() {
        importCsv("sku,title,price,currency,quantity\nONCE-1,Oncely lamp,10.00,USD,5\n");
        importCsv("sku,title,price,currency,quantity\nONCE-1,Oncely lamp,9.00,USD,5\n");
        importCsv("sku,title,price,currency,quantity\nONCE-1,Oncely lamp,9.00,USD,8\n");
        importCsv("sku,title,price,currency,quantity\nONCE-1,Oncely lamp,9.00,USD,\n");
        importCsv("sku,title\nONCE-1,Twicely lamp\n");
        importCsv("sku,title,price\nONCE-1,Twicely lamp,\n");

        assertThat(told("ONCE-1"))
                .extracting(offer -> offer.title() + " "
                        + (offer.price() == null ? "-" : offer.price().amount()) + " " + offer.declaredQuantity() + " "
                        + offer.buyable())
                .containsExactly(
                        "Oncely lamp 10.00 5 true",
                        "Oncely lamp 9.00 null true",
                        "Oncely lamp 9.00 8 true",
                        "Twicely lamp 9.00 null true",
                        "Twicely lamp - null false");
    }

    @Test
    void refusesBrokenRowsWithTheirLinesAndGoesOn() {
        Api.Reply done = importCsv("""
                sku,title,price,currency,quantity,gtin
                BRK-1,Fine,1.00,USD,1,
                BRK-2,"No end,1.00,USD,1,
                BRK-3,Too few
                ,No SKU,1.00,USD,1,
                BRK-5,No currency,1.00,,1,
                BRK-6,Bad number,1.00,USD,many,4006381333932
                BRK-1,Twice,1.00,USD,1,
                BRK-8,"Also ""fine"", here",1.00,USD,1,
                """);

        assertThat(done.text("/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/rowsRead").asInt()).isEqualTo(8);
        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
        assertThat(done.at("/refused").asInt()).isEqualTo(6);
        assertThat(done.at("/errors")
                        .valueStream()
                        .map(error -> error.path("line").asInt() + " "
                                + error.path("field").asString("-") + " "
                                + error.path("code").asString("")))
                .containsExactly(
                        "3 - misplaced_quote",
                        "4 - wrong_column_count",
                        "5 sku required",
                        "6 currency required",
                        "7 gtin invalid_gtin",
                        "7 quantity invalid_number",
                        "8 sku duplicate_sku");
        assertThat(told("BRK-8")).hasSize(1);
    }

    @Test
    void refusesRowsOfAnotherEncoding() {
        byte[] latin = "sku,title\nENC-1,Caf\u00e9 chair\nENC-2,Tea chair\n".getBytes(StandardCharsets.ISO_8859_1);

        Api.Reply done = imported(operator(), "/operator/imports", "text/csv", latin);

        assertThat(done.at("/accepted").asInt()).isEqualTo(1);
        assertThat(done.at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(done.text("/errors/0/code")).isEqualTo("invalid_encoding");
    }

    @Test
    void readsNdjson() {
        String file = """
                {"sku":"NDJ-1","title":"Ndjson lamp","price":"5.00","currency":"USD","attributes":{"watts":5}}
                {"sku":"NDJ-2","title":"Ndjson chair","price":{"amount":"7.50","currency":"USD"},"quantity":2}
                {"sku":"NDJ-3"}
                """;

        Api.Reply done = imported(
                operator(), "/operator/imports", "application/x-ndjson", file.getBytes(StandardCharsets.UTF_8));

        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
        assertThat(done.text("/errors/0/field")).isEqualTo("title");
        assertThat(told("NDJ-2").getFirst().price()).hasToString("7.50 USD");
    }

    @Test
    void keepsAThousandErrorsAndCountsAll() {
        String file = "sku,title\n" + "X-1,\n".repeat(1500);

        Api.Reply done = importCsv(file);

        assertThat(done.at("/refused").asInt()).isEqualTo(1500);
        assertThat(done.at("/errors").size()).isEqualTo(1000);
        assertThat(done.at("/errors/999/line").asInt()).isEqualTo(1001);
    }

    @Test
    void letsSellersJoinProductsOrBringTheirOwn() {
        String gtin = TestGtins.next();
        importCsv("sku,title,gtin,price,currency\nJOIN-R,Joinable mug," + gtin + ",12.00,USD\n");
        SellerId seller = SellerId.next();
        String file = """
                sku,title,gtin,price,currency,condition
                JOIN-S1,Some other title,%s,11.00,USD,new
                JOIN-S2,Underbright jorum,,8.00,USD,used-good
                """.formatted(gtin);

        imported(as(seller), "/seller/imports", "text/csv", file.getBytes(StandardCharsets.UTF_8));

        assertThat(product("JOIN-S1")).isEqualTo(product("JOIN-R"));
        assertThat(product("JOIN-S2")).isNotEqualTo(product("JOIN-R"));
        Api.Reply page = shopper().get("/products/" + product("JOIN-R")).expect(200);
        assertThat(page.text("/title")).isEqualTo("Joinable mug");
        assertThat(page.text("/price/amount")).isEqualTo("11.00");
    }

    @Test
    void showsAnImportToItsSenderOnly() {
        SellerId seller = SellerId.next();
        Api.Reply accepted = as(seller)
                .send("POST", "/seller/imports", "text/csv", "sku,title\nOWN-1,Own\n".getBytes(StandardCharsets.UTF_8))
                .expect(202);
        String path = "/seller/imports/" + accepted.text("/id");

        assertThat(accepted.headers().firstValue("Location")).contains(path);
        as(seller).get(path).expect(200);
        as(SellerId.next()).get(path).expect(404);
        operator().get("/operator/imports/" + accepted.text("/id")).expect(404);
        operator().get("/operator/imports/" + UUID.randomUUID()).expect(404);
        operator().get("/operator/imports/nonsense").expect(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv|sku,titel|400|unknown_column",
                "text/csv|sku,brand|400|missing_column",
                "text/csv||400|empty_import",
                "application/json|{}|415|unsupported_media_type",
                "text/csv;charset=utf-16|sku,title|415|unsupported_media_type",
            })
    void refusesFilesThatCannotBeRead(String type, String body, int status, String code) {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        Api.Reply refused =
                operator().send("POST", "/operator/imports", type, bytes).expect(status);

        assertThat(refused.code()).isEqualTo(code);
    }

    @Test
    void survivesWhatTheDatabaseWouldNotStore() {
        Api.Reply done = importCsv("sku,title\nNUL-1,nu\u0000l\nNUL-2,fine\n");

        assertThat(done.at("/accepted").asInt()).isEqualTo(1);
        assertThat(done.text("/errors/0/code")).isEqualTo("invalid_character");
    }

    private List<String> versions(String prefix) {
        return jdbc.sql("SELECT changed_tx::text FROM product WHERE sku LIKE :skus ORDER BY sku")
                .param("skus", prefix + "-%")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
