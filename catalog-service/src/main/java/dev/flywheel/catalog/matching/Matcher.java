package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.product.Gtin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which product each of some items is: the one with its GTIN, else the one it agrees with best, if it agrees
 * enough. The number of statements does not depend on the number of items.
 */
@Component
class Matcher {

    private final Candidates candidates;

    Matcher(Candidates candidates) {
        this.candidates = candidates;
    }

    /** What each item is, in their order. */
    List<Result> match(UUID seller, List<Item> items) {
        Map<String, Candidate> byGtin = candidates.withGtin(items.stream()
                .map(Item::gtin)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        List<Compared> compared = compare(seller, items);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String gtin = items.get(i).gtin();
            Candidate known = gtin == null ? null : byGtin.get(Gtin.padded(gtin));
            Compared one = compared.get(i);
            results.add(
                    known != null
                            ? new Result(items.get(i), known, null)
                            : new Result(
                                    items.get(i),
                                    null,
                                    Decision.of(one.candidates(), one.agreements(), MatchModel.FITTED)));
        }
        return results;
    }

    /** Each item beside its candidates. */
    List<Compared> compare(UUID seller, List<Item> items) {
        List<ItemText> texts = items.stream()
                .map(item -> ItemText.of(item.title(), item.brand(), item.modelNumber()))
                .toList();
        Set<String> words = new HashSet<>();
        texts.forEach(text -> words.addAll(text.searched()));
        List<List<UUID>> found = candidates.find(seller, texts, candidates.weights(words));
        Map<UUID, Candidate> read = candidates.read(found);
        read.values().forEach(candidate -> words.addAll(candidate.text().words()));
        texts.forEach(text -> words.addAll(text.words()));
        WordWeights weights = candidates.weights(words);
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            compared.add(compared(items.get(i), texts.get(i), found.get(i), read, weights));
        }
        return compared;
    }

    /** A product with another GTIN is another product. */
    private static Compared compared(
            Item item, ItemText text, List<UUID> found, Map<UUID, Candidate> read, WordWeights weights) {
        List<Candidate> meant = found.stream()
                .map(read::get)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(candidate -> item.gtin() == null || candidate.gtin() == null)
                .toList();
        List<Agreement> agreements = meant.stream()
                .map(candidate -> Agreement.of(text, item.price(), candidate.text(), candidate.price(), weights))
                .toList();
        return new Compared(meant, agreements);
    }

    record Compared(List<Candidate> candidates, List<Agreement> agreements) {}

    /**
     * @param sameGtin the product with the item's GTIN; null when there is none
     * @param decision of a comparison; null when the GTIN has decided
     */
    record Result(
            Item item,
            @Nullable Candidate sameGtin,
            @Nullable Decision decision) {

        MatchStatus status() {
            return decision == null ? MatchStatus.MATCHED : decision.status();
        }

        /** The product the item is; null while it is not known, or new. */
        @Nullable
        Candidate product() {
            if (sameGtin != null) {
                return sameGtin;
            }
            return decision != null && decision.status() == MatchStatus.MATCHED
                    ? decision.likely().getFirst().candidate()
                    : null;
        }
    }
}
