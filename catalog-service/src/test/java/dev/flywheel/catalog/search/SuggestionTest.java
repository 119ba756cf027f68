package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SuggestionTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,brand,category
                SUG-1,Wobbulator sound generator,Wobblex,Tools > Wobblers
                SUG-2,Wobbly table fix,Wobblex,Home > Fixes
                SUG-3,Garden hose,Wobblex,Home > Fixes
                """);
    }

    @Test
    void suggestsCategoriesBrandsAndProducts() {
        Api.Reply found = suggestions("wobb");

        assertThat(texts(found, "text"))
                .containsExactlyInAnyOrder("Wobblers", "Wobblex", "Wobbulator sound generator", "Wobbly table fix");
        assertThat(texts(found, "kind")).startsWith("CATEGORY", "BRAND", "PRODUCT");
        assertThat(found.text("/items/0/category")).isEqualTo("Tools > Wobblers");
    }

    @Test
    void wantsEveryWordToBeginSomewhere() {
        assertThat(texts(suggestions("wobbu ge"), "text")).containsExactly("Wobbulator sound generator");
        assertThat(texts(suggestions("wobbu hose"), "text")).isEmpty();
    }

    @Test
    void suggestsNothingForNothing() {
        assertThat(texts(suggestions(""), "text")).isEmpty();
        assertThat(texts(suggestions("?!"), "text")).isEmpty();
    }

    @Test
    void bearsWordsWithoutEnd() {
        assertThat(texts(suggestions("w".repeat(400)), "text")).isEmpty();
        shopper().get("/suggestions?q=" + "w".repeat(501)).expect(400);
        shopper().get("/suggestions?q=w&limit=1000").expect(400);
    }

    @Test
    void keepsToTheLimit() {
        List<String> two = texts(shopper().get("/suggestions?limit=2&q=wobb").expect(200), "text");
        assertThat(two).containsExactly("Wobblers", "Wobblex");
    }

    private Api.Reply suggestions(String typed) {
        return shopper().get("/suggestions?q=" + encoded(typed)).expect(200);
    }
}
