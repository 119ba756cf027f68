package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.client.Api;
import dev.flywheel.testing.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SearchTest extends CatalogServiceTest {

    private static final String GTIN = TestGtins.next();

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,description,brand,category,gtin,price,currency,quantity,attributes
                SRCH-1,Vexling travel kettle,Small,Orbitra,Vexmart > Kettles,%s,19.99,USD,5,"{""color"":""red""}"
                SRCH-2,Vexling desk lamp,Goes well beside a kettle,Orbitra,Vexmart > Lamps,,49.99,USD,5,"{""color"":""blue""}"
                SRCH-3,Vexling reading lamps,,Lumora,Vexmart > Lamps,,50.00,USD,5,"{""color"":""red""}"
                SRCH-4,Garden gnome,With a vexling hat,Gnomeo,Vexmart > Garden,,150.00,USD,5,
                SRCH-5,Éclair vexling mould,Bakes,Lumora,Vexmart > Baking,,600.00,USD,5,
                """.formatted(GTIN));
    }

    @Test
    void putsNamesBeforeDescriptions() {
        assertThat(titles(search("vexling"))).hasSize(5).endsWith("Garden gnome");
    }

    @Test
    void putsAllWordsBeforeSome() {
        assertThat(titles(search("vexling kettle"))).startsWith("Vexling travel kettle", "Vexling desk lamp");
    }

    @Test
    void findsWordsInOtherFormsAndAccents() {
        assertThat(titles(search("vexling lamp")))
                .startsWith("Vexling desk lamp")
                .contains("Vexling reading lamps");
        assertThat(titles(search("eclair moulds"))).containsExactly("Éclair vexling mould");
    }

    @Test
    void findsWordsAcrossFields() {
        assertThat(titles(search("lumora red vexling")).getFirst()).isEqualTo("Vexling reading lamps");
    }

    @ParameterizedTest
    @MethodSource
    void putsAnExactCodeFirst(String code) {
        assertThat(titles(search(code)).getFirst()).isEqualTo("Vexling travel kettle");
    }

    static List<String> putsAnExactCodeFirst() {
        return List.of("SRCH-1", "srch-1", GTIN, "0" + GTIN);
    }

    @Test
    void showsWhatAResultNeeds() {
        JsonNode item = item(search("vexling travel"), "Vexling travel kettle");

        assertThat(item.at("/price/amount").asString()).isEqualTo("19.99");
        assertThat(item.at("/brand").asString()).isEqualTo("Orbitra");
        assertThat(item.at("/category").asString()).isEqualTo("Vexmart > Kettles");
        assertThat(item.at("/sellerName").asString()).isEqualTo("Flywheel");
        assertThat(item.at("/offerId").asString()).isEqualTo(offer("SRCH-1").toString());
        assertThat(item.at("/productId").asString()).isEqualTo(product("SRCH-1"));
        assertThat(item.at("/sponsored").asBoolean()).isFalse();
    }

    @Test
    void countsFacets() {
        Api.Reply found = search("vexling");

        assertThat(facet(found, "category")).contains("Vexmart 5", "Vexmart > Lamps 2", "Vexmart > Kettles 1");
        assertThat(facet(found, "brand")).containsExactlyInAnyOrder("Orbitra 2", "Lumora 2", "Gnomeo 1");
        assertThat(facet(found, "price"))
                .containsExactly("0-24.99 1", "25-49.99 1", "50-99.99 1", "100-199.99 1", "500- 1");
    }

    @Test
    void filtersAndCountsWhatOtherChoicesWouldGive() {
        Api.Reply found = shopper().get("/search?q=vexling&brand=lumora").expect(200);

        assertThat(titles(found)).containsExactlyInAnyOrder("Vexling reading lamps", "Éclair vexling mould");
        assertThat(found.at("/total").asInt()).isEqualTo(2);
        assertThat(facet(found, "brand")).containsExactlyInAnyOrder("Orbitra 2", "Lumora 2", "Gnomeo 1");
        assertThat(facet(found, "category")).contains("Vexmart 2", "Vexmart > Lamps 1", "Vexmart > Baking 1");
        assertThat(facet(found, "price")).containsExactly("50-99.99 1", "500- 1");
    }

    @Test
    void countsRightForManyAtOnce() throws Exception {
        List<String> paths = List.of("/search?q=vexling", "/search?q=vexling&brand=lumora", "/search?q=kettle");
        List<JsonNode> alone = paths.stream()
                .map(path -> shopper().get(path).expect(200).at("/facets"))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<JsonNode>> searches = IntStream.range(0, 240)
                    .<Callable<JsonNode>>mapToObj(i -> () -> shopper()
                            .get(paths.get(i % paths.size()))
                            .expect(200)
                            .at("/facets"))
                    .toList();
            List<Future<JsonNode>> found = threads.invokeAll(searches);
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).get()).isEqualTo(alone.get(i % alone.size()));
            }
        }
    }

    @Test
    void givesAsManyAsAFacetSays() {
        Api.Reply all = search("vexling");
        for (JsonNode count : all.at("/facets/category")) {
            String filtered =
                    "/search?q=vexling&category=" + encoded(count.path("value").asString());
            assertThat(shopper().get(filtered).at("/total").asLong())
                    .isEqualTo(count.path("count").asLong());
        }
        for (JsonNode count : all.at("/facets/price")) {
            String to = count.has("to") ? "&maxPrice=" + count.path("to").asString() : "";
            String filtered = "/search?q=vexling&minPrice=" + count.path("from").asString() + to;
            assertThat(shopper().get(filtered).at("/total").asLong())
                    .isEqualTo(count.path("count").asLong());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Vexmart > Lamps", "vexmart>lamps", "Lamps"})
    void takesACategoryByPathOrName(String category) {
        assertThat(shopper()
                        .get("/search?q=vexling&category=" + encoded(category))
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void takesACategoryById() {
        String id = jdbc.sql("SELECT id::text FROM category WHERE path = 'Vexmart > Lamps'")
                .query(String.class)
                .single();
        assertThat(shopper().get("/search?category=" + id).at("/total").asInt()).isEqualTo(2);
    }

    @Test
    void pagesThroughEverythingOnce() {
        List<String> seen = new ArrayList<>();
        Api.Reply page = shopper().get("/search?q=vexling&limit=2").expect(200);
        while (true) {
            seen.addAll(titles(page));
            if (page.at("/next").isMissingNode()) {
                break;
            }
            page = shopper()
                    .get("/search?q=vexling&limit=2&cursor=" + page.text("/next"))
                    .expect(200);
        }
        assertThat(seen).containsExactlyElementsOf(titles(search("vexling")));
    }

    @Test
    void listsTheNewestWhereNothingIsTyped() {
        importCsv("sku,title,price,currency\nNEWEST-1,Newest of all,1.00,USD\n");

        assertThat(titles(shopper().get("/search?limit=1"))).containsExactly("Newest of all");
        assertThat(titles(shopper().get("/search?q=&category=Vexmart"))).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title:vexling^5 OR (+kettle -lamp) AND \"open",
                "vexling*)~2 [a TO z] && || ! {}",
                "'; DROP TABLE product; --",
                "🙂🙂",
                "مصباح",
                "% _ \\ / ?",
            })
    void takesSignsForNothingButSigns(String query) {
        search(query);
    }

    @Test
    void findsNothingInSignsAlone() {
        assertThat(search("🙂 ++").at("/total").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=101,limit",
        "limit=many,limit",
        "minPrice=-1,minPrice",
        "minPrice=x,minPrice",
        "minPrice=1e-999999999,minPrice",
        "maxPrice=1e999999999,maxPrice",
        "minPrice=5&maxPrice=4,minPrice",
    })
    void refusesParametersThatCannotBe(String parameters, String field) {
        Api.Reply refused = shopper().get("/search?" + parameters).expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    @Test
    void refusesLongQueriesAndForeignCursors() {
        shopper().get("/search?q=" + "x".repeat(501)).expect(400);
        String cursor = shopper().get("/search?q=vexling&limit=2").text("/next");
        assertThat(shopper().get("/search?q=lamp&cursor=" + cursor).expect(400).code())
                .isEqualTo("invalid_cursor");
        assertThat(shopper()
                        .get("/search?q=vexling&cursor=x" + cursor)
                        .expect(400)
                        .code())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void boundsTheWordsOfAQuery() {
        assertThat(titles(search("vexling " + "ab ".repeat(150)))).isNotEmpty();
    }

    @Test
    void asksTheIndexOnly() throws Exception {
        List<String> statements = SqlStatements.inRequests(() -> search("vexling lamp"));

        assertThat(statements).noneMatch(sql -> sql.contains("FROM offer_state") || sql.contains("FROM category"));
    }

    private static List<String> facet(Api.Reply found, String name) {
        return found.at("/facets/" + name)
                .valueStream()
                .map(count -> count.path("value").asString("") + " "
                        + count.path("count").asInt())
                .toList();
    }
}
