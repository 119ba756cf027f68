package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.search.Finder.Answer;
import dev.flywheel.catalog.search.ranking.Wanted;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.ProductId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking Lucene itself gives what Hibernate Search gives: products, order, scores, counts and what is shown. */
class FinderTest extends CatalogServiceTest {

    private static final int PRODUCTS = 150;

    @Autowired
    private ProductIndex index;

    @Autowired
    private Finder.Source embedded;

    @Autowired
    private QueryReader reader;

    @Autowired
    private ProductSearch search;

    @BeforeEach
    void fill() {
        assumeThat(embedded).isInstanceOf(EmbeddedFinder.Source.class);
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder rows = new StringBuilder(
                "sku,title,description,brand,category,price,currency,quantity,weightGrams,modelNumber\n");
        for (int i = 0; i < PRODUCTS; i++) {
            rows.append("FIN-%d,Vextor %s %s %d,A vextor %s,%s,Vexworks > %s > %s,%d.%02d,USD,%d,%d,VX-%d%n"
                    .formatted(
                            i,
                            some(random, "quillon", "brassel", "dornic", "quillon brassel"),
                            some(random, "red", "blue", "long and plain"),
                            random.nextInt(40),
                            some(random, "quillon", "thing"),
                            some(random, "Vexa", "Vexa", "Vexo", "Vexi", ""),
                            some(random, "Left", "Right"),
                            some(random, "One", "Two", "Three"),
                            random.nextInt(600),
                            random.nextInt(100),
                            random.nextInt(3),
                            random.nextInt(100, 900),
                            random.nextInt(30)));
        }
        importCsv(rows.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "vextor",
                "vextor quillon",
                "quillon red",
                "vextr quilon",
                "dornic brassel vexo",
                "VX-7",
                "left",
                "nothingofthekind"
            })
    void answersLikeHibernateSearch(String typed) {
        SearchPredicate predicate = words(typed);
        for (Sorting sorting : Sorting.values()) {
            if (typed.isEmpty() && sorting == Sorting.RELEVANCE) {
                continue;
            }
            for (int from : List.of(0, 20)) {
                Answer direct = embedded.ask(finder -> finder.best(predicate, sorting, from, 100));
                Answer portable = portable().ask(finder -> finder.best(predicate, sorting, from, 100));
                String asked = "'%s' by %s from %d".formatted(typed, sorting, from);
                assertThat(direct.total()).as(asked).isEqualTo(portable.total());
                assertThat(products(direct)).as(asked).isEqualTo(products(portable));
                assertThat(scores(direct)).as(asked).isEqualTo(scores(portable));
                assertThat(direct.counts()).as(asked).isEqualTo(portable.counts());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vextor", "quillon red"})
    void countsAndShowsLikeHibernateSearch(String typed) {
        SearchPredicate predicate = words(typed);
        for (Facet facet : Facet.fixed()) {
            assertThat(embedded.<List<Count>>ask(finder -> finder.counts(predicate, facet)))
                    .as("%s", facet)
                    .isEqualTo(portable().ask(finder -> finder.counts(predicate, facet)));
        }
        for (String field : List.of(Field.BRAND, Field.CATEGORY)) {
            assertThat(List.copyOf(embedded.ask(finder -> finder.usual(predicate, field, 3))))
                    .isEqualTo(List.copyOf(portable().ask(finder -> finder.usual(predicate, field, 3))))
                    .isNotEmpty();
        }
        assertThat(embedded.<List<Hit>>ask(finder -> finder.first(predicate, 20)))
                .isEqualTo(portable().ask(finder -> finder.first(predicate, 20)))
                .hasSize(20);
        for (int enough : List.of(1, 20, 10_000)) {
            assertThat(embedded.<Boolean>ask(finder -> finder.matches(predicate, enough)))
                    .isEqualTo(portable().ask(finder -> finder.matches(predicate, enough)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vextor", ""})
    void readsWhatIsShown(String typed) {
        Answer direct = embedded.ask(finder -> finder.best(words(typed), Sorting.NEWEST, 0, 100));
        List<ProductId> ids = products(direct);

        assertThat(embedded.<Map<ProductId, Hit>>ask(finder -> finder.hits(ids)))
                .hasSize(100)
                .isEqualTo(direct.shown())
                .isEqualTo(portable().ask(finder -> finder.hits(ids)));
    }

    @Test
    void keepsWhatWasFoundUntilTheIndexChanges() {
        Criteria criteria = new Criteria(Words.of("vextor dornic"), Filters.NONE, Sorting.RELEVANCE);
        ProductSearch.Found first = search.find(criteria, 0, 100);

        assertThat(search.find(new Criteria(Words.of("vextor dornic"), Filters.NONE, Sorting.RELEVANCE), 0, 100))
                .isSameAs(first);
        assertThat(search.find(criteria, 0, 99)).isNotSameAs(first);
        importCsv("sku,title,price,currency\nFIN-NEW,Vextor dornic of late,1.00,USD\n");
        assertThat(search.find(criteria, 0, 100).total()).isEqualTo(first.total() + 1);
        importCsv("sku,title,price,currency\nFIN-NEW,Vextor taken away,1.00,USD\n");
        assertThat(search.find(criteria, 0, 100).total()).isEqualTo(first.total());
    }

    private Finder.Source portable() {
        return new PortableFinder.Source(index);
    }

    private SearchPredicate words(String typed) {
        if (typed.isEmpty()) {
            return index.scope().predicate().matchAll().toPredicate();
        }
        Wanted wanted = reader.read(Words.of(typed)).wanted();
        return new Matching(index.scope().predicate())
                .words(Words.of(typed), wanted, false)
                .toPredicate();
    }

    private static List<ProductId> products(Answer answer) {
        return answer.hits().stream().map(Named::product).toList();
    }

    private static List<Float> scores(Answer answer) {
        return answer.hits().stream().map(Named::score).toList();
    }

    private static String some(SplittableRandom random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
