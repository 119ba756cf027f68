package dev.flywheel.catalog.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The words matching keeps of products. */
class MatchDocumentsTest extends CatalogServiceTest {

    @Autowired
    private MatchDocuments documents;

    @Test
    void followsEveryChange() {
        importCsv("sku,title,attributes\nDOC-1,Quirky quokka,\"{\"\"model\"\":\"\"QK-77\"\"}\"\n");
        documents.catchUp();
        assertThat(words("DOC-1")).contains("quirky", "quokka", "qk", "77", "qk77");
        assertThat(count("quirky")).isEqualTo(1);

        importCsv("sku,title\nDOC-1,Humdrum quokka\n");
        documents.catchUp();

        assertThat(words("DOC-1")).contains("humdrum", "quokka").doesNotContain("quirky");
        assertThat(count("quirky")).isZero();
        assertThat(count("humdrum")).isEqualTo(1);
    }

    @Test
    void countsExactlyHoweverManyRead() throws Exception {
        StringBuilder csv = new StringBuilder("sku,title\n");
        IntStream.range(0, 2500).forEach(i -> csv.append("MANY-" + i + ",Multitudinous mole " + i + "\n"));
        importCsv(csv.toString());

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> documents.catchUp()))
                    .toList();
            for (Future<Integer> reader : readers) {
                reader.get();
            }
        }
        documents.catchUp();

        assertThat(count("multitudinou")).isEqualTo(2500);
        assertThat(jdbc.sql("SELECT documents FROM match_progress")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("SELECT count(*) FROM product")
                        .query(Long.class)
                        .single());
        assertThat(documents.catchUp()).isZero();
    }

    @Test
    void readsManyOnceTheyRest() {
        StringBuilder csv = new StringBuilder("sku,title\n");
        IntStream.range(0, 6000).forEach(i -> csv.append("REST-" + i + ",Restless rhino " + i + "\n"));
        importCsv(csv.toString());

        documents.catchUpAtRest();
        documents.catchUpAtRest();

        assertThat(count("rhino")).isEqualTo(6000);
    }

    private List<String> words(String sku) {
        return jdbc.sql("""
                SELECT unnest(words) FROM match_document JOIN product ON product.id = product_id WHERE sku = :sku""").param("sku", sku).query(String.class).list();
    }

    private int count(String word) {
        return jdbc.sql("SELECT coalesce((SELECT products FROM match_word WHERE word = :word), 0)")
                .param("word", word)
                .query(Integer.class)
                .single();
    }
}
