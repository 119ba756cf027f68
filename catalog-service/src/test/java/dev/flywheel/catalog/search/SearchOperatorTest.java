package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What operators are told about searches. */
class SearchOperatorTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,description,brand,category
                EXPL-1,Plimsoria canvas shoe,Light,Plimco,Explmart > Shoes
                EXPL-2,Canvas bag,Fits a plimsoria,Plimco,Explmart > Bags
                """);
    }

    @Test
    void explainsARank() {
        Api.Reply first = explained("plimsoria canvas shoee", "EXPL-1");

        assertThat(first.at("/rank").asInt()).isEqualTo(1);
        assertThat(first.text("/tier")).isEqualTo("CORRECTED");
        assertThat(first.text("/didYouMean")).isEqualTo("plimsoria canvas shoe");
        assertThat(word(first, "shoee").path("corrections").get(0).asString()).isEqualTo("shoe");
        assertThat(word(first, "plimsoria").path("fields").valueStream().map(JsonNode::asString))
                .contains("titleWords");
        double parts = first.at("/score/parts")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .sum();
        assertThat(first.at("/score/sum").asDouble()).isCloseTo(parts, offset(1e-9));

        Api.Reply second = explained("plimsoria canvas shoee", "EXPL-2");
        assertThat(second.at("/rank").asInt()).isEqualTo(2);
        assertThat(second.text("/tier")).isEqualTo("SOME_WORDS");
        assertThat(word(second, "plimsoria").path("fields").valueStream().map(JsonNode::asString))
                .containsExactly("descriptionWords");
    }

    @Test
    void explainsWhatIsNotFound() {
        Api.Reply absent = explained("saxophone", "EXPL-1");

        assertThat(absent.at("/matches").asBoolean()).isFalse();
        assertThat(absent.at("/rank").isMissingNode()).isTrue();
        operator()
                .get("/operator/search/explanation?q=x&productId=" + ProductId.next())
                .expect(404);
        operator()
                .get("/operator/search/explanation?q=&productId=" + product("EXPL-1"))
                .expect(400);
    }

    @Test
    void listsWhatIsLookedForInVain() {
        IntStream.range(0, 30).forEach(i -> search("zzyzx Quagga"));
        IntStream.range(0, 30).forEach(i -> search("plimsoria zzyzx"));
        shopper().get("/search?q=zzyzx+filtered&brand=Plimco").expect(200);

        List<JsonNode> missed = operator()
                .get("/operator/search/zero-results?limit=100")
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();

        assertThat(missed)
                .filteredOn(item -> item.path("query").asString().equals("zzyzx quagga"))
                .singleElement()
                .satisfies(item -> assertThat(item.path("nothing").asInt()).isGreaterThanOrEqualTo(30));
        assertThat(missed).noneMatch(item -> item.path("query").asString().contains("filtered"));
        assertThat(missed).noneMatch(item -> item.path("query").asString().equals("plimsoria zzyzx"));
        assertThat(operator()
                        .get("/operator/search/zero-results?partial=true&limit=100")
                        .at("/items")
                        .valueStream()
                        .map(item -> item.path("query").asString()))
                .contains("plimsoria zzyzx");
    }

    private Api.Reply explained(String query, String sku) {
        return operator()
                .get("/operator/search/explanation?q=" + encoded(query) + "&productId=" + product(sku))
                .expect(200);
    }

    private static JsonNode word(Api.Reply explained, String stem) {
        return explained
                .at("/words")
                .valueStream()
                .filter(word -> word.path("stem").asString().equals(stem))
                .findFirst()
                .orElseThrow();
    }
}
