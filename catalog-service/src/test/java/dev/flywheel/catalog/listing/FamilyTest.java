package dev.flywheel.catalog.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.client.Api;
import dev.flywheel.contracts.catalog.OfferChanged;
import dev.flywheel.domain.SellerId;
import dev.flywheel.testing.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/** Parents and their variations, from import to page. */
class FamilyTest extends CatalogServiceTest {

    private static final String HEADER = "sku,title,price,currency,imageUrl,attributes,parentSku,variationTheme\n";

    @Test
    void showsTheFamilyOnEveryPageOfIt() {
        importCsv(HEADER + "FAM-P,Famous shirt,,,,,,\"size,colour\"\n"
                + child("FAM-S", "FAM-P", "S", "red", "10.00")
                + child("FAM-M", "FAM-P", "M", "red", "12.00"));

        for (String id : List.of(page("FAM-P"), page("FAM-S"))) {
            Api.Reply shown = shopper().get("/products/" + id).expect(200);
            assertThat(shown.text("/family/parentId")).isEqualTo(page("FAM-P"));
            assertThat(shown.at("/family/theme").valueStream().map(JsonNode::asString))
                    .containsExactly("size", "colour");
            assertThat(shown.at("/family/variations")
                            .valueStream()
                            .map(one -> one.at("/values/size").asString("") + " "
                                    + one.at("/values/colour").asString("") + " "
                                    + one.at("/price/amount").asString("") + " "
                                    + one.at("/inStock").asBoolean() + " "
                                    + one.at("/imageUrl").asString("")))
                    .containsExactly(
                            "S red 10.00 true https://x.example/FAM-S.png",
                            "M red 12.00 true https://x.example/FAM-M.png");
        }
        Api.Reply parent = shopper().get("/products/" + page("FAM-P"));
        assertThat(parent.at("/price").isMissingNode()).isTrue();
        assertThat(parent.at("/offerCount").asInt()).isZero();
        assertThat(titles(search("famous fam")))
                .contains("Famous shirt FAM-S S")
                .doesNotContain("Famous shirt");
        assertThat(told("FAM-P")).isEmpty();
        assertThat(told("FAM-S")).singleElement().matches(OfferChanged::buyable);
    }

    @Test
    void takesAsManyStatementsForAFewAsForMany() throws Exception {
        importCsv(HEADER + "FEW-P,Few,,,,,,size\n" + child("FEW-1", "FEW-P", "1", "red", "1.00"));
        importCsv(HEADER + "LOT-P,Lots,,,,,,size\n"
                + IntStream.range(0, 40)
                        .mapToObj(i -> child("LOT-" + i, "LOT-P", "s" + i, "red", "1.00"))
                        .collect(Collectors.joining()));

        List<String> few = pageStatements(page("FEW-1"));
        List<String> many = pageStatements(page("LOT-7"));

        assertThat(few).as("page, variations, offers, rating, ranks").hasSize(5);
        assertThat(many).hasSize(5);
    }

    @Test
    void refusesRowsThatMakeNoFamily() {
        Api.Reply done = importCsv(HEADER + "BAD-P,Priced parent,9.00,USD,,,,size\n"
                + "BAD-Q,Parent,,,,,,size\n"
                + child("BAD-1", "BAD-P", "S", "red", "1.00")
                + "BAD-2,Sizeless,1.00,USD,,\"{\"\"colour\"\":\"\"red\"\"}\",BAD-Q,\n"
                + child("BAD-3", "BAD-Q", "S", "red", "1.00")
                + child("BAD-4", "BAD-Q", "s", "blue", "1.00")
                + "BAD-5,Both,,,,,BAD-Q,size\n");

        assertThat(errors(done))
                .containsExactly(
                        "2 price not_buyable",
                        "4 parentSku unknown_parent",
                        "5 attributes.size required",
                        "7 attributes variation_taken",
                        "8 variationTheme invalid_content");
        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
    }

    @Test
    void movesAVariationOutAndIntoAnotherFamily() {
        importCsv(
                HEADER + "MOV-P,One,,,,,,size\nMOV-Q,Other,,,,,,size\n" + child("MOV-1", "MOV-P", "S", "red", "1.00"));
        String parent = "/products/" + page("MOV-P");
        String before = shopper().get(parent).headers().firstValue("ETag").orElseThrow();

        importCsv(HEADER + child("MOV-1", "MOV-Q", "S", "red", "1.00"));

        assertThat(shopper().get("/products/" + page("MOV-1")).text("/family/parentId"))
                .isEqualTo(page("MOV-Q"));
        assertThat(shopper()
                        .with("If-None-Match", before)
                        .get(parent)
                        .expect(200)
                        .at("/family/variations")
                        .size())
                .isZero();
        importCsv(HEADER + child("MOV-1", "", "S", "red", "1.00"));
        assertThat(shopper().get("/products/" + page("MOV-1")).at("/family").isMissingNode())
                .isTrue();
        assertThat(shopper()
                        .get("/products/" + page("MOV-Q"))
                        .at("/family/variations")
                        .size())
                .isZero();
    }

    @Test
    void showsANewPriceOnTheSiblingsPages() {
        importCsv(HEADER + "SIB-P,Sib,,,,,,size\n" + child("SIB-1", "SIB-P", "S", "red", "1.00")
                + child("SIB-2", "SIB-P", "M", "red", "1.00"));
        String sibling = "/products/" + page("SIB-2");
        String before = shopper().get(sibling).headers().firstValue("ETag").orElseThrow();
        shopper().with("If-None-Match", before).get(sibling).expect(304);

        importCsv(HEADER + child("SIB-1", "SIB-P", "S", "red", "2.00"));

        Api.Reply changed = shopper().with("If-None-Match", before).get(sibling).expect(200);
        assertThat(changed.text("/family/variations/0/price/amount")).isEqualTo("2.00");
    }

    @Test
    void leavesOutVariationsThatAreNotShown() {
        importCsv(HEADER + "HID-P,Hid,,,,,,size\n" + child("HID-1", "HID-P", "S", "red", "1.00")
                + child("HID-2", "HID-P", "M", "red", "1.00"));

        importCsv("sku,title,status\nHID-2,HID-2,INACTIVE\n");

        assertThat(shopper()
                        .get("/products/" + page("HID-P"))
                        .at("/family/variations")
                        .size())
                .isEqualTo(1);
        shopper().get("/products/" + page("HID-2")).expect(404);
        assertThat(told("HID-2")).extracting(OfferChanged::buyable).containsExactly(true, false);
    }

    @Test
    void letsNobodySellAParent() {
        importCsv(HEADER + "NOT-P,Not for sale,,,,,,size\n");
        Api seller = as(SellerId.next());

        assertThat(seller.put(
                                "/seller/offers/X",
                                Map.of("productId", page("NOT-P"), "price", "1.00", "currency", "USD"))
                        .expect(409)
                        .code())
                .isEqualTo("not_buyable");
        assertThat(seller.put("/seller/offers/X", Map.of("productId", page("NOT-P")))
                        .expect(409)
                        .code())
                .isEqualTo("not_buyable");
    }

    @Test
    void makesNoParentOfWhatOthersSell() {
        String gtin = TestGtins.next();
        importCsv("sku,title,gtin\nOTH-P,Others too," + gtin + "\n");
        as(SellerId.next())
                .put("/seller/offers/OTH", Map.of("gtin", gtin, "price", "1.00", "currency", "USD"))
                .expect(201);

        assertThat(errors(importCsv("sku,title,gtin,variationTheme\nOTH-P,Others too,,size\n")))
                .containsExactly("2 variationTheme family_in_use");
    }

    @Test
    void keepsTwoFromOnePlaceWhateverWritesThem() {
        importCsv(HEADER + "DBP,Db,,,,,,size\n" + child("DB1", "DBP", "S", "red", "1.00")
                + child("DB2", "DBP", "M", "red", "1.00"));

        assertThatThrownBy(() -> jdbc.sql("UPDATE product_variant SET place = 'size=s' WHERE product_id = :id")
                        .param("id", UUID.fromString(page("DB2")))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM product_family WHERE id = :id")
                        .param("id", UUID.fromString(page("DBP")))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void tradesPlacesInOneFile() {
        importCsv(HEADER + "TRP,Tr,,,,,,size\n" + child("TR1", "TRP", "S", "red", "1.00")
                + child("TR2", "TRP", "M", "red", "1.00"));

        Api.Reply done =
                importCsv(HEADER + child("TR2", "TRP", "L", "red", "1.00") + child("TR1", "TRP", "M", "red", "1.00"));

        assertThat(done.at("/accepted").asInt()).isEqualTo(2);
    }

    private static String child(String sku, String parent, String size, String colour, String price) {
        return "%s,Famous shirt %s %s,%s,USD,https://x.example/%s.png,\"{\"\"size\"\":\"\"%s\"\",\"\"colour\"\":\"\"%s\"\"}\",%s,\n"
                .formatted(sku, sku, size, price, sku, size, colour, parent);
    }

    private String page(String sku) {
        return jdbc.sql("SELECT id::text FROM product WHERE listed_by IS NULL AND sku = :sku")
                .param("sku", sku)
                .query(String.class)
                .single();
    }

    /** Without the look at what changed, of which there is one in half a second. */
    private List<String> pageStatements(String id) throws Exception {
        return SqlStatements.inRequests(() -> shopper().get("/products/" + id).expect(200)).stream()
                .filter(sql -> !sql.contains("pg_current_snapshot()"))
                .toList();
    }

    private static List<String> errors(Api.Reply done) {
        return done.at("/errors")
                .valueStream()
                .map(error ->
                        error.path("line").asInt() + " " + error.path("field").asString("-") + " "
                                + error.path("code").asString(""))
                .toList();
    }
}
