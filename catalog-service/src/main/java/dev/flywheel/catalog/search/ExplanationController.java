package dev.flywheel.catalog.search;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.catalog.search.ExplanationController.Explanation.Word;
import dev.flywheel.catalog.search.Ranking.Placed;
import dev.flywheel.catalog.search.ranking.Agreement;
import dev.flywheel.catalog.search.ranking.Rewording;
import dev.flywheel.catalog.search.ranking.Signals;
import dev.flywheel.catalog.search.ranking.Standing.Tier;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProductId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells operators why a product ranks where it does. */
@RestController
class ExplanationController {

    private final ProductSearch search;

    ExplanationController(ProductSearch search) {
        this.search = search;
    }

    /** As if nothing was filtered by. */
    @GetMapping("/operator/search/explanation")
    Explanation explain(
            @RequestParam @NotBlank @Size(max = Words.MAX_LENGTH) String q, @RequestParam ProductId productId) {
        if (search.hits(List.of(productId)).isEmpty()) {
            throw new ProblemException(
                    CatalogError.UNKNOWN_PRODUCT, "product " + productId + " is not in the search index");
        }
        ProductSearch.Explained explained = search.explained(Words.of(q), productId);
        List<Placed> ranking = explained.ranking();
        List<Word> words = explained.wanted().slots().stream()
                .map(slot -> new Word(
                        slot.stem(),
                        List.copyOf(slot.pairs()),
                        List.copyOf(slot.corrections()),
                        slot.rewordings().stream().map(Rewording::text).toList(),
                        explained.fields().getOrDefault(slot.stem(), List.of())))
                .toList();
        String meant = explained
                .wanted()
                .spelledRight(
                        ranking.stream().map(one -> one.named().candidate()).toList());
        for (int at = 0; at < ranking.size(); at++) {
            if (ranking.get(at).named().product().equals(productId)) {
                return Explanation.of(meant, words, at + 1, ranking.get(at));
            }
        }
        return new Explanation(meant, words, explained.matches(), null, null, null);
    }

    /**
     * @param didYouMean the query with words that the catalogue has
     * @param matches whether the query finds the product at all
     * @param rank 1 for the best; absent beyond the hundred that are ranked word by word
     * @param tier products of a better tier come first, whatever their score
     * @param score the sum of {@link Score#parts}; decides within the tier
     */
    record Explanation(
            @Nullable String didYouMean,
            List<Word> words,
            boolean matches,
            @Nullable Integer rank,
            @Nullable Tier tier,
            @Nullable Score score) {

        static Explanation of(@Nullable String meant, List<Word> words, int rank, Placed placed) {
            return new Explanation(meant, words, true, rank, placed.standing().tier(), Score.of(placed));
        }

        /**
         * A word of the query.
         *
         * @param joined it and a neighbour in one
         * @param corrections what it may have been meant to be
         * @param synonyms what may stand for it
         * @param fields of the product that have the word itself
         */
        record Word(
                String stem,
                List<String> joined,
                List<String> corrections,
                List<String> synonyms,
                List<String> fields) {}
    }

    /**
     * @param parts what each signal contributed, by name
     */
    record Score(double sum, SortedMap<String, Double> parts) {

        static Score of(Placed placed) {
            Agreement agreement = placed.agreement();
            Signals signals = placed.named().signals();
            SortedMap<String, Double> parts = new TreeMap<>(agreement.parts());
            parts.putAll(signals.parts());
            parts.put("text", placed.textPart());
            return new Score(placed.standing().score(), parts);
        }
    }
}
