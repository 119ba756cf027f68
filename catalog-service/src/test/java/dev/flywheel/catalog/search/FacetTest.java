package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FacetTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,brand,category,price,currency,quantity,condition,handlingDays,attributes
                FACET-1,Drumblet one,Ada,Facetmart > Drums,10.00,USD,5,new,0,"{""skin"":""goat"",""width"":""30 cm""}"
                FACET-2,Drumblet two,Ada,Facetmart > Drums,30.00,USD,5,used-good,0,"{""skin"":""calf"",""width"":""12 in""}"
                FACET-3,Drumblet three,Bea,Facetmart > Drums,60.00,USD,5,new,5,"{""skin"":""goat"",""width"":""30.48 cm""}"
                FACET-4,Drumblet sticks,Bea,Facetmart > Sticks,5.00,USD,5,new,1,"{""skin"":""none""}"
                """);
        String drums = jdbc.sql("SELECT id::text FROM category WHERE path = 'Facetmart > Drums'")
                .query(String.class)
                .single();
        operator()
                .put(
                        "/operator/categories/" + drums + "/attributes",
                        Map.of(
                                "attributes",
                                List.of(
                                        Map.of("name", "skin", "type", "TEXT", "facetable", true),
                                        Map.of("name", "width", "type", "DECIMAL", "unit", "in", "facetable", true))))
                .expect(200);
        jobs.runDue();
        if (search("drumblet")
                .at("/items")
                .valueStream()
                .noneMatch(item -> item.path("reviews").asInt() > 0)) {
            review("FACET-1", 5);
            review("FACET-2", 3);
        }
        importCsv("sku,title\nFACET-9,Something else\n");
    }

    @Test
    void countsConditionsPrimeAndStars() {
        Api.Reply found = search("drumblet");

        assertThat(facet(found, "/facets/condition")).containsExactlyInAnyOrder("new 3", "used-good 1");
        assertThat(facet(found, "/facets/prime")).containsExactly("true 3");
        assertThat(facet(found, "/facets/rating")).containsExactly("4 1", "3 2", "2 2", "1 2");
    }

    @Test
    void countsTheAttributesOfTheCategory() {
        Api.Reply found = search("drumblet");

        assertThat(attribute(found, "skin")).containsExactlyInAnyOrder("goat 2", "calf 1");
        assertThat(attribute(found, "width")).containsExactlyInAnyOrder("12 in 2", "11.811024 in 1");
    }

    @ParameterizedTest
    @CsvSource({
        "condition=new,3",
        "condition=used-good,1",
        "prime=true,3",
        "minRating=4,1",
        "minRating=3,2",
        "attribute=skin:goat,2",
        "attribute=skin:goat&attribute=skin:calf,3",
        "attribute=skin:goat&attribute=width:12 in,1",
        "attribute=skin:paper,0",
        "attribute=no such name:x,0",
        "condition=new&prime=true&brand=Ada,1",
    })
    void givesAsManyAsWasCounted(String filter, int count) {
        assertThat(filtered(filter).at("/total").asInt()).isEqualTo(count);
    }

    @Test
    void countsAFacetThatIsFilteredByAsIfItWereNot() {
        Api.Reply found = filtered("attribute=skin:goat");

        assertThat(attribute(found, "skin")).containsExactlyInAnyOrder("goat 2", "calf 1");
        assertThat(attribute(found, "width")).containsExactlyInAnyOrder("12 in 1", "11.811024 in 1");
        assertThat(facet(found, "/facets/brand")).containsExactlyInAnyOrder("Ada 1", "Bea 1");
        assertThat(facet(filtered("condition=used-good"), "/facets/condition"))
                .containsExactlyInAnyOrder("new 3", "used-good 1");
        assertThat(facet(filtered("minRating=4"), "/facets/rating")).containsExactly("4 1", "3 2", "2 2", "1 2");
    }

    @Test
    void keepsTheCountOfEveryValueUnderEveryOtherFilter() {
        for (String first : List.of("condition=new", "prime=true", "brand=Bea", "minRating=3")) {
            for (JsonNode attribute : filtered(first).at("/facets/attributes")) {
                String name = attribute.path("name").asString();
                for (JsonNode value : attribute.path("values")) {
                    String both = first + "&attribute=" + name + ":"
                            + value.path("value").asString();
                    assertThat(filtered(both).at("/total").asInt())
                            .as(both)
                            .isEqualTo(value.path("count").asInt());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "price-asc,Drumblet sticks|Drumblet one|Drumblet two|Drumblet three",
        "price-desc,Drumblet three|Drumblet two|Drumblet one|Drumblet sticks",
    })
    void sorts(String sort, String expected) {
        assertThat(titles(filtered("sort=" + sort))).containsExactly(expected.split("\\|"));
    }

    @Test
    void sortsByRatingAndByAge() {
        assertThat(titles(filtered("sort=rating"))).startsWith("Drumblet one").endsWith("Drumblet two");
        importCsv("sku,title,price,currency\nFACET-8,Drumblet the latest,1.00,USD\n");
        try {
            assertThat(titles(filtered("sort=newest"))).startsWith("Drumblet the latest");
        } finally {
            importCsv("sku,title,status\nFACET-8,Withdrawn thing,INACTIVE\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sort=cheapest,sort",
        "condition=broken,condition",
        "minRating=6,minRating",
        "minRating=x,minRating",
        "prime=perhaps,prime",
        "attribute=skin,attribute",
        "attribute=:goat,attribute",
        "attribute=skin:,attribute",
    })
    void refusesWhatDoesNotExist(String parameters, String field) {
        Api.Reply refused = shopper().get("/search?q=drumblet&" + parameters).expect(400);

        assertThat(refused.text("/errors/0/field")).isEqualTo(field);
    }

    private void review(String sku, int stars) {
        as(AccountId.next())
                .post(
                        "/products/" + product(sku) + "/reviews",
                        Map.of("stars", stars, "title", "Sounds", "text", "It sounds like " + sku, "author", "Jo"))
                .expect(201);
    }

    private Api.Reply filtered(String parameters) {
        return shopper()
                .get("/search?q=drumblet&" + parameters.replace(" ", "+"))
                .expect(200);
    }

    private static List<String> attribute(Api.Reply found, String name) {
        return found.at("/facets/attributes")
                .valueStream()
                .filter(attribute -> attribute.path("name").asString().equals(name))
                .flatMap(attribute -> attribute.path("values").valueStream())
                .map(FacetTest::shown)
                .toList();
    }

    private static List<String> facet(Api.Reply found, String pointer) {
        return found.at(pointer).valueStream().map(FacetTest::shown).toList();
    }

    private static String shown(JsonNode count) {
        return count.path("value").asString() + " " + count.path("count").asInt();
    }
}
