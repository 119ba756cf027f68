package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.client.Api;
import dev.flywheel.testing.SqlStatements;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class QueryFeatureTest extends CatalogServiceTest {

    @BeforeEach
    void fill() {
        importCsv("""
                sku,title,description,brand,category,modelNumber,price,currency
                QFEAT-1,"Quorvex 55"" television",Sharp picture,Quorvex,Featmart > Televisions,QX-550/B,499.00,USD
                QFEAT-2,Quorvex 32 inch television,Sharp picture,Quorvex,Featmart > Televisions,QX-320/B,199.00,USD
                QFEAT-3,Quorvex remote control,For any television,Quorvex,Featmart > Accessories,QX-R1,19.00,USD
                QFEAT-4,Bluntley dishwasher tablets 1000 pieces,,Bluntley,Featmart > Cleaning,,12.00,USD
                QFEAT-5,Bluntly speaking,A novel,,Featmart > Books,,9.00,USD
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quorvex 55\"",
                "quorvex 55 in",
                "quorvex 55 inch",
                "quorvex 55in",
                "55-inch quorvex",
                "quorvex 55″"
            })
    void readsUnitsAlike(String query) {
        Api.Reply found = search(query);

        assertThat(found.text("/items/0/title")).isEqualTo("Quorvex 55\" television");
        assertThat(found.at("/items/0/partial").asBoolean()).isFalse();
        assertThat(found.at("/items/1/partial").asBoolean()).isTrue();
    }

    @Test
    void readsNumbersAlike() {
        assertThat(search("bluntley 1,000 pcs").at("/items/0/partial").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"QX-550/B", "qx-550/b", "qx550b", "qx 550 b", "quorvex qx550b"})
    void findsAModelHoweverItIsWritten(String query) {
        Api.Reply found = search(query);

        assertThat(found.text("/items/0/title")).isEqualTo("Quorvex 55\" television");
        assertThat(found.at("/items/0/partial").asBoolean()).isFalse();
    }

    @Test
    void correctsTyposAndSaysSo() {
        Api.Reply found = search("quorvex televison");

        assertThat(found.text("/didYouMean")).isEqualTo("quorvex television");
        assertThat(titles(found)).startsWith("Quorvex 55\" television");
        assertThat(found.at("/items/0/partial").asBoolean()).isFalse();
        assertThat(search("quorvex television").at("/didYouMean").isMissingNode())
                .isTrue();
    }

    @Test
    void writesWhatWasMeantLikeTheProductsDo() {
        importCsv("sku,title,price,currency\nQF-CANVAS,Zorlique canvas shoes,9.00,USD\n");

        assertThat(search("zorlique canvvas shoes").text("/didYouMean")).isEqualTo("zorlique canvas shoes");
        assertThat(search("zorlikue canvas shoes").text("/didYouMean")).isEqualTo("zorlique canvas shoes");
    }

    @Test
    void findsWordsByTheirBeginnings() {
        Api.Reply found = search("quorvex telev");

        assertThat(titles(found)).startsWith("Quorvex 55\" television");
        assertThat(found.text("/didYouMean")).isEqualTo("quorvex television");
    }

    @Test
    void neverPutsATypoBeforeTheWordItself() {
        assertThat(titles(search("bluntly"))).startsWith("Bluntly speaking");
        assertThat(titles(search("bluntley"))).startsWith("Bluntley dishwasher tablets 1000 pieces");
    }

    @Test
    void marksWhatLacksAWord() {
        Api.Reply found = search("quorvex television with a golden frame");

        assertThat(titles(found)).contains("Quorvex 55\" television", "Quorvex 32 inch television");
        assertThat(found.at("/items")
                        .valueStream()
                        .map(item -> item.path("partial").asBoolean()))
                .containsOnly(true);
    }

    @Test
    void findsTheSameWhateverTheOrderOfWords() {
        List<String> words = List.of("quorvex", "televison", "55", "inch", "remote");
        List<String> first = titles(search(String.join(" ", words)));

        for (int turn = 1; turn < words.size(); turn++) {
            int from = turn;
            List<String> turned = IntStream.range(0, words.size())
                    .mapToObj(i -> words.get((i + from) % words.size()))
                    .toList();
            assertThat(titles(search(String.join(" ", turned)))).containsExactlyInAnyOrderElementsOf(first);
        }
    }

    @Test
    void marksWhatWasLookedForInTheTitle() {
        Api.Reply found = search("televison quorvex 55\"");
        JsonNode item = found.at("/items/0");
        String title = item.path("title").asString();

        assertThat(item.path("titleMarks")
                        .valueStream()
                        .map(mark -> title.substring(
                                mark.path("start").asInt(), mark.path("end").asInt())))
                .containsExactly("Quorvex", "55", "television");
    }

    @Test
    void leavesOutWhatLacksAWordOnlyWhereThereIsEnoughElse() {
        StringBuilder rows = new StringBuilder("sku,title\nPLENTY-X,Plenty of onions\n");
        IntStream.range(0, 25).forEach(i -> rows.append("PLENTY-%d,Plenty garlic %d\n".formatted(i, i)));
        importCsv(rows.toString());

        assertThat(search("plenty garlic").at("/total").asInt()).isEqualTo(25);
        assertThat(search("plenty onions").at("/total").asInt()).isGreaterThan(25);
    }

    @Test
    void asksTheDatabaseNothing() throws Exception {
        search("quorvex");
        for (String query : List.of("quorvex", "quorvex televison remote", "nothing like it", "")) {
            assertThat(SqlStatements.inRequests(() -> search(query))).as(query).isEmpty();
        }
    }
}
