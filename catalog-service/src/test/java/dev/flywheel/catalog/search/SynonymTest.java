package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SynonymTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title
                SYN-1,Zarbolt flash drive 64 GB
                SYN-2,Zarbolt usb stick 64 GB
                SYN-3,Zarbolt drive belt for a flash gun
                SYN-4,Zarbolt sofa
                SYN-5,Zarbolt couch
                """);
    }

    @AfterEach
    void forget() {
        for (String phrase : List.of("usb stick", "couch", "Zarbolt settees")) {
            operator().delete("/operator/synonyms?phrase=" + encoded(phrase));
        }
    }

    @Test
    void findsPhrasesForPhrases() {
        assertThat(whole("zarbolt usb stick")).containsExactly("Zarbolt usb stick 64 GB");

        put("usb stick", List.of("flash drive"), false);

        assertThat(whole("zarbolt usb stick")).containsExactly("Zarbolt usb stick 64 GB", "Zarbolt flash drive 64 GB");
        assertThat(whole("zarbolt stick usb"))
                .containsExactlyInAnyOrder("Zarbolt usb stick 64 GB", "Zarbolt flash drive 64 GB");
    }

    @Test
    void goesOneWayOrBoth() {
        put("usb stick", List.of("flash drive"), false);
        assertThat(whole("zarbolt flash drive")).doesNotContain("Zarbolt usb stick 64 GB");

        put("USB sticks", List.of("flash drives"), true);
        assertThat(whole("zarbolt flash drive")).contains("Zarbolt usb stick 64 GB");
    }

    @Test
    void holdsForCorrectedWordsToo() {
        put("Zarbolt settees", List.of("sofa"), true);
        put("couch", List.of("sofa"), true);

        assertThat(whole("zarbolt couhc")).contains("Zarbolt couch", "Zarbolt sofa");
        assertThat(whole("zarbolt couhc").getFirst()).isEqualTo("Zarbolt couch");
    }

    @Test
    void listsAndForgets() {
        put("couch", List.of("sofa", "settee"), true);

        Api.Reply listed = operator().get("/operator/synonyms").expect(200);
        assertThat(listed.at("/items")
                        .valueStream()
                        .filter(item -> item.path("phrase").asString().equals("couch")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("alternatives").valueStream().map(one -> one.asString()))
                            .containsExactly("sofa", "settee");
                    assertThat(item.path("bothWays").asBoolean()).isTrue();
                });

        operator().delete("/operator/synonyms?phrase=COUCHES").expect(204);
        assertThat(whole("zarbolt couch")).containsExactly("Zarbolt couch");
        operator().delete("/operator/synonyms?phrase=couch").expect(404);
    }

    /** More often than there are connections to the database. */
    @Test
    void isReadAgainAfterEveryChange() {
        for (int i = 0; i < 20; i++) {
            put("couch", List.of("sofa " + i), true);
        }
        put("couch", List.of("sofa"), true);

        assertThat(whole("zarbolt couch")).contains("Zarbolt sofa");
    }

    @Test
    void refusesWhatHasNoWords() {
        assertThat(operator()
                        .put(
                                "/operator/synonyms",
                                Map.of("phrase", "?!", "alternatives", List.of("x"), "bothWays", true))
                        .expect(400)
                        .text("/errors/0/field"))
                .isEqualTo("phrase");
        operator()
                .put("/operator/synonyms", Map.of("phrase", "x", "alternatives", List.of(), "bothWays", true))
                .expect(400);
    }

    /** Titles of those that lack nothing. */
    private List<String> whole(String query) {
        return search(query)
                .at("/items")
                .valueStream()
                .filter(item -> !item.path("partial").asBoolean())
                .map(item -> item.path("title").asString())
                .toList();
    }

    private void put(String phrase, List<String> alternatives, boolean bothWays) {
        operator()
                .put("/operator/synonyms", Map.of("phrase", phrase, "alternatives", alternatives, "bothWays", bothWays))
                .expect(200);
    }
}
