package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of other search engines and shops complained about; each test names the complaint. */
class SearchComplaintTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,description,brand,category,modelNumber,price,currency,attributes
                CPL-1,Westpoynt blender 500 W,Crushes ice,Westpoynt,Cplmart > Blenders,WB-500,39.00,USD,
                CPL-2,Westpoynt air conditioner,Cools,Westpoynt,Cplmart > Air conditioners,WA-9,399.00,USD,
                CPL-3,Westpoynt air conditioner portable,Cools,Westpoynt,Cplmart > Air conditioners,WA-10,299.00,USD,
                CPL-4,Jug for a blender,Holds 2 l,Pourwell,Cplmart > Accessories,JB-2,9.00,USD,"{""material"":""glass""}"
                CPL-5,Planer blende,A strip,Blendex,Cplmart > Strips,,3.00,USD,
                CPL-6,Wireless headphones,Over the ear,Sonavo,Cplmart > Audio,SH-77,59.00,USD,
                CPL-7,Grantham clock,Tells the time of wireless things,Grantham,Cplmart > Clocks,,19.00,USD,
                CPL-1-CASE,Spare case CPL-1,Not what the number is of,Pourwell,Cplmart > Accessories,,4.00,USD,
                """);
    }

    /** meilisearch #2420: "westpoint blender" finds air conditioners. */
    @Test
    void findsTheBlenderAndNotTheAirConditionerOfTheSameBrand() {
        assertThat(titles(search("westpoint blender"))).startsWith("Westpoynt blender 500 W");
        assertThat(search("westpoint blender").at("/items/0/partial").asBoolean())
                .isFalse();
    }

    /** meilisearch #2646, #1958: drops the last word of a query as soon as that finds more. */
    @Test
    void countsTheLastWordLikeAnyOther() {
        assertThat(titles(search("air conditioner portable"))).startsWith("Westpoynt air conditioner portable");
        assertThat(titles(search("portable conditioner air"))).startsWith("Westpoynt air conditioner portable");
    }

    /** meilisearch #4093, #5841: an unknown first word, or too many words, find nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xyzzyx blender westpoynt",
                "westpoynt blender 500 w crushes ice silently since 1974 with warranty",
            })
    void fallsBackToPartsOfWhatWasAskedFor(String query) {
        Api.Reply found = search(query);

        assertThat(titles(found)).startsWith("Westpoynt blender 500 W");
        assertThat(found.at("/items/0/partial").asBoolean()).isTrue();
    }

    /** meilisearch #948, magento #6793: fields count the same whatever their weight. */
    @Test
    void putsTheNameBeforeTheDescription() {
        assertThat(titles(search("wireless"))).startsWith("Wireless headphones").contains("Grantham clock");
    }

    /** typesense #792, #1485, #552, meilisearch #949: synonyms are not applied to corrected words. */
    @Test
    void appliesSynonymsToCorrectedWords() {
        operator()
                .put(
                        "/operator/synonyms",
                        Map.of("phrase", "headphones", "alternatives", List.of("earmuffs"), "bothWays", true))
                .expect(200);
        importCsv("sku,title\nCPL-8,Sonavo earmuffs\n");
        try {
            assertThat(titles(search("sonavo hedphones"))).contains("Sonavo earmuffs", "Wireless headphones");
            assertThat(search("sonavo hedphones")
                            .at("/items")
                            .valueStream()
                            .filter(item -> item.path("title").asString().equals("Sonavo earmuffs"))
                            .map(item -> item.path("partial").asBoolean()))
                    .containsExactly(false);
        } finally {
            operator().delete("/operator/synonyms?phrase=headphones").expect(204);
        }
    }

    /** typesense #304, #259: typos match although the word itself is there. */
    @Test
    void looksForNoTypoOfAWordThatIsThere() {
        Api.Reply found = search("blende");

        assertThat(titles(found)).containsExactly("Planer blende");
        assertThat(found.at("/didYouMean").isMissingNode()).isTrue();
    }

    /** saleor #6364, #9594, #7019, vendure #1277: plain substrings, and nothing found in PostgreSQL. */
    @Test
    void findsWordsAndNotLettersWithinThem() {
        assertThat(titles(search("blenders"))).contains("Westpoynt blender 500 W", "Jug for a blender");
        assertThat(titles(search("end"))).doesNotContain("Westpoynt blender 500 W");
    }

    /** medusa #16602, spree #13798: typos and highlighting. */
    @Test
    void bearsTyposAndMarksWhatItFound() {
        Api.Reply found = search("wireles hedphones");

        assertThat(titles(found)).startsWith("Wireless headphones");
        assertThat(found.at("/items/0/titleMarks").size()).isEqualTo(2);
    }

    /** elasticsuite #628, #2684: the product with exactly this SKU comes last. */
    @ParameterizedTest
    @ValueSource(strings = {"CPL-1", "cpl-1", "WB-500", "wb-500"})
    void putsTheExactNumberFirst(String code) {
        assertThat(titles(search(code))).startsWith("Westpoynt blender 500 W");
    }

    /** elasticsuite #867: what is suggested while typing is not what is found. */
    @Test
    void findsEveryProductItSuggests() {
        Api.Reply suggested =
                shopper().get("/suggestions?q=" + encoded("westp blen")).expect(200);

        assertThat(texts(suggested, "text")).contains("Westpoynt blender 500 W");
        for (String text : texts(suggested, "text")) {
            assertThat(titles(search(text))).as(text).isNotEmpty();
        }
        assertThat(titles(search("Westpoynt blender 500 W")).getFirst()).isEqualTo("Westpoynt blender 500 W");
    }

    /** typesense #611: common words are slow. Here nothing is slow by its length: the work of a query is bounded. */
    @Test
    void boundsTheWorkOfAQuery() {
        String words = "blender air glass strip clock wireless ".repeat(12).strip();

        assertThat(search(words).at("/total").asInt()).isPositive();
        assertThat(Words.of(words).terms()).hasSizeLessThanOrEqualTo(Words.MOST);
        shopper().get("/search?q=" + "a+".repeat(5000)).expect(400);
    }
}
