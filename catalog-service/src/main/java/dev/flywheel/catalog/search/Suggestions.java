package dev.flywheel.catalog.search;

import dev.flywheel.catalog.search.querylog.UsualQueries;
import dev.flywheel.catalog.search.ranking.Vocabulary;
import dev.flywheel.catalog.search.ranking.Wording;
import dev.flywheel.catalog.search.schema.Field;
import dev.flywheel.domain.ProductId;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.search.engine.search.predicate.SearchPredicate;
import org.hibernate.search.engine.search.predicate.dsl.SearchPredicateFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What somebody who is still typing may mean: what others typed, categories, brands and products with words that begin
 * like his, in any order. If nothing does, with words that begin nearly like his.
 */
@Component
class Suggestions {

    private static final int QUERIES = 5;
    private static final int CATEGORIES = 3;
    private static final int BRANDS = 3;
    private static final int MOST_WORDS = 10;
    private static final int MOST_SPELLINGS = 3;

    private final Finder.Source finders;
    private final Vocabularies vocabularies;
    private final UsualQueries queries;
    private final SearchPredicateFactory predicates;

    Suggestions(ProductIndex index, Finder.Source finders, Vocabularies vocabularies, UsualQueries queries) {
        this.finders = finders;
        this.vocabularies = vocabularies;
        this.queries = queries;
        this.predicates = index.scope().predicate();
    }

    List<Suggestion> of(Words words, int limit) {
        List<List<String>> typed = Wording.words(words.text()).stream()
                .limit(MOST_WORDS)
                .map(List::of)
                .toList();
        if (typed.isEmpty()) {
            return List.of();
        }
        List<Suggestion> found = beginningLike(typed, limit);
        if (!found.isEmpty()) {
            return found;
        }
        Vocabulary vocabulary = vocabularies.current();
        List<List<String>> spelled = typed.stream()
                .map(word -> vocabulary.beginnings(word.getFirst(), MOST_SPELLINGS))
                .toList();
        return spelled.equals(typed) ? List.of() : beginningLike(spelled, limit);
    }

    /**
     * @param words for each word, how it may be spelled
     */
    private List<Suggestion> beginningLike(List<List<String>> words, int limit) {
        List<Suggestion> all = new ArrayList<>();
        queries.current().stream()
                .filter(query -> begins(query, words))
                .limit(QUERIES)
                .forEach(query -> all.add(new Suggestion(query, Kind.QUERY, null, null)));
        finders.ask(finder -> {
            finder.usual(startingLike(words, Field.CATEGORY_PREFIXES), Field.CATEGORY, CATEGORIES)
                    .forEach(path -> all.add(new Suggestion(lastName(path), Kind.CATEGORY, path, null)));
            finder.usual(startingLike(words, Field.BRAND_PREFIXES), Field.BRAND, BRANDS)
                    .forEach(brand -> all.add(new Suggestion(brand, Kind.BRAND, null, null)));
            finder.first(startingLike(words, Field.TITLE_PREFIXES), limit)
                    .forEach(hit -> all.add(new Suggestion(hit.title(), Kind.PRODUCT, hit.category(), hit.product())));
            return all;
        });
        return all.stream().limit(limit).toList();
    }

    private static boolean begins(String query, List<List<String>> words) {
        List<String> own = List.of(query.split(" "));
        return words.stream()
                .allMatch(spellings -> spellings.stream()
                        .anyMatch(spelling -> own.stream().anyMatch(word -> word.startsWith(spelling))));
    }

    private SearchPredicate startingLike(List<List<String>> words, String field) {
        var all = predicates.and();
        words.forEach(spellings -> {
            var any = predicates.or();
            spellings.forEach(spelling -> any.add(
                    predicates.match().field(field).matching(cut(spelling)).skipAnalysis()));
            all.add(any);
        });
        return all.toPredicate();
    }

    private static String cut(String term) {
        return term.length() <= IndexedWords.LONGEST_PREFIX ? term : term.substring(0, IndexedWords.LONGEST_PREFIX);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('>') + 1).strip();
    }

    /** Where a suggestion leads. */
    enum Kind {
        QUERY,
        CATEGORY,
        BRAND,
        PRODUCT
    }

    /**
     * @param text what to search for
     * @param category path, for categories and products
     * @param productId for products
     */
    record Suggestion(
            String text,
            Kind kind,
            @Nullable String category,
            @Nullable ProductId productId) {}
}
