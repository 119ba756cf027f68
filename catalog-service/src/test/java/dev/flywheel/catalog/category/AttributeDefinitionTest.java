package dev.flywheel.catalog.category;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.SellerId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Attributes that operators define, and what products make of them. */
class AttributeDefinitionTest extends CatalogServiceTest {

    private static final String WEIGHT =
            "{\"name\":\"weight\",\"type\":\"DECIMAL\",\"unit\":\"kg\",\"facetable\":true}";
    private static final String SIZE =
            "{\"name\":\"size\",\"type\":\"ENUMERATION\",\"allowed\":[\"S\",\"M\"],\"required\":true,\"variation\":true}";

    @Test
    void inheritsWhatTheNodesAboveDefine() {
        grow("ATT-1", "Attributed > Shirts");
        String root = node("Attributed");
        String shirts = node("Attributed > Shirts");
        define(root, WEIGHT);
        define(shirts, SIZE + ",{\"name\":\"weight\",\"type\":\"TEXT\"}");

        Api.Reply known = operator().get(path(shirts)).expect(200);

        assertThat(names(known.at("/own"))).containsExactly("size", "weight");
        assertThat(names(known.at("/inherited"))).containsExactly("weight");
        assertThat(known.text("/inherited/0/unit")).isEqualTo("kg");
        assertThat(known.text("/inherited/0/definedBy")).isEqualTo(root);
        Api.Reply page = shopper().get("/categories/" + shirts).expect(200);
        assertThat(page.at("/attributes")
                        .valueStream()
                        .map(one -> one.path("name").asString("") + " "
                                + one.path("type").asString("")))
                .containsExactly("weight TEXT", "size ENUMERATION");
    }

    @Test
    void refusesRowsWithValuesOfTheWrongType() {
        grow("TYP-0", "Typed > Shirts");
        define(node("Typed"), WEIGHT);
        define(node("Typed > Shirts"), SIZE);

        Api.Reply done = importCsv("""
                sku,title,category,attributes
                TYP-1,Fine,Typed > Shirts,"{""size"":""m"",""weight"":""200 g"",""free"":""text""}"
                TYP-2,Wrong,Typed > Shirts,"{""size"":""XXL"",""weight"":""5 cm""}"
                TYP-3,Sizeless,Typed > Shirts,{}
                TYP-4,Elsewhere,Typed,"{""size"":42}"
                """);

        assertThat(done.at("/errors")
                        .valueStream()
                        .map(error -> error.path("line").asInt() + " "
                                + error.path("field").asString("-") + " "
                                + error.path("code").asString("")))
                .containsExactly(
                        "3 attributes.weight wrong_unit",
                        "3 attributes.size not_allowed",
                        "4 attributes.size required");
        Api.Reply page = shopper().get("/products/" + product("TYP-1")).expect(200);
        assertThat(page.text("/attributes/weight")).isEqualTo("200 g");
        assertThat(page.text("/attributes/free")).isEqualTo("text");
        assertThat(typed("TYP-1")).isEqualTo("{\"size\": \"M\", \"weight\": 200}");
        Api.Reply refused = as(SellerId.next())
                .put(
                        "/seller/offers/TYP",
                        "{\"title\":\"A\",\"category\":\"Typed > Shirts\",\"attributes\":{\"size\":\"L\"}}")
                .expect(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("attributes.size");
    }

    @Test
    void readsOldProductsByNewDefinitions() {
        importCsv("""
                sku,title,category,attributes
                OLD-1,Old,Olden,"{""weight"":""2 kg""}"
                OLD-2,Odd,Olden,"{""weight"":""heavy""}"
                """);
        String tag = define(node("Olden"), WEIGHT).headers().firstValue("ETag").orElseThrow();
        jobs.runDue();

        assertThat(typed("OLD-1")).isEqualTo("{\"weight\": 2000}");
        assertThat(typed("OLD-2")).isEqualTo("{}");
        Api.Reply again = importCsv("""
                sku,title,category,attributes
                OLD-2,Odd,Olden,"{""weight"":""heavy""}"
                OLD-2b,Odd,Olden,"{""weight"":""heavy""}"
                """);
        assertThat(again.at("/accepted").asInt()).isEqualTo(1);
        assertThat(again.at("/errors/0/line").asInt()).isEqualTo(3);
        operator()
                .with("If-Match", tag)
                .put(path(node("Olden")), "{\"attributes\":[]}")
                .expect(200);
        operator()
                .with("If-Match", tag)
                .put(path(node("Olden")), "{\"attributes\":[]}")
                .expect(412);
        jobs.runDue();
        assertThat(typed("OLD-1")).isEqualTo("{}");
    }

    @Test
    void readsProductsByTheDefinitionsOfWhereTheyMoved() {
        grow("MVD-1", "Moved from > Inner");
        grow("MVD-2", "Moved to");
        importCsv("sku,title,category,attributes\nMVD-3,M,Moved from > Inner,\"{\"\"weight\"\":3}\"\n");
        define(node("Moved to"), WEIGHT);

        operator()
                .put(
                        "/operator/categories/" + node("Moved from > Inner"),
                        "{\"name\":\"Inner\",\"parentId\":\"" + node("Moved to") + "\"}")
                .expect(200);
        jobs.runDue();

        assertThat(typed("MVD-3")).isEqualTo("{\"weight\": 3000}");
    }

    @Test
    void letsFamiliesVaryOnlyInWhatVaries() {
        grow("VRY-0", "Varied");
        define(node("Varied"), SIZE + "," + WEIGHT);

        Api.Reply done = importCsv("""
                sku,title,category,attributes,parentSku,variationTheme
                VRY-P,Parent,Varied,,,size
                VRY-Q,Parent,Varied,,,weight
                VRY-1,Child,Varied,"{""size"":""S""}",VRY-P,
                VRY-2,Child,Varied,"{""size"":""s""}",VRY-P,
                """);

        assertThat(texts(done)).containsExactly("3 variationTheme", "5 attributes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"name\":\"a\",\"type\":\"DECIMAL\",\"unit\":\"furlong\"}|attributes[0].unit",
                "{\"name\":\"a\",\"type\":\"TEXT\",\"unit\":\"kg\"}|attributes[0].unit",
                "{\"name\":\"a\",\"type\":\"ENUMERATION\"}|attributes[0].allowed",
                "{\"name\":\"a\",\"type\":\"ENUMERATION\",\"allowed\":[\"x\",\"X\"]}|attributes[0].allowed",
                "{\"name\":\"a\",\"type\":\"INTEGER\",\"allowed\":[\"1\"]}|attributes[0].allowed",
                "{\"name\":\"a\",\"type\":\"LIST\",\"variation\":true}|attributes[0].variation",
                "{\"name\":\"a\",\"type\":\"TEXT\"},{\"name\":\"a\",\"type\":\"TEXT\"}|attributes[1].name",
                "{\"name\":\"a,b\",\"type\":\"TEXT\"}|attributes[0].name",
                "{\"name\":\" \",\"type\":\"TEXT\"}|attributes[0].name",
                "{\"name\":\"a\",\"type\":\"COLOUR\"}|attributes[0].type",
                "{\"name\":\"a\"}|attributes[0].type",
            })
    void refusesDefinitionsThatCannotBe(String definitions, String field) {
        grow("REF-1", "Refusing");

        assertThat(operator()
                        .put(path(node("Refusing")), "{\"attributes\":[" + definitions + "]}")
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo(field);
    }

    private void grow(String sku, String category) {
        importCsv("sku,title,category,status\n" + sku + ",Grows," + category + ",DRAFT\n");
    }

    private Api.Reply define(String category, String definitions) {
        return operator()
                .put(path(category), "{\"attributes\":[" + definitions + "]}")
                .expect(200);
    }

    private static String path(String category) {
        return "/operator/categories/" + category + "/attributes";
    }

    private String node(String path) {
        return jdbc.sql("SELECT id::text FROM category WHERE path = :path")
                .param("path", path)
                .query(String.class)
                .single();
    }

    private String typed(String sku) {
        return jdbc.sql("SELECT typed::text FROM product WHERE sku = :sku")
                .param("sku", sku)
                .query(String.class)
                .single();
    }

    private static List<String> names(JsonNode attributes) {
        return attributes
                .valueStream()
                .map(one -> one.path("name").asString(""))
                .toList();
    }

    private static List<String> texts(Api.Reply done) {
        return done.at("/errors")
                .valueStream()
                .map(error ->
                        error.path("line").asInt() + " " + error.path("field").asString("-"))
                .toList();
    }
}
