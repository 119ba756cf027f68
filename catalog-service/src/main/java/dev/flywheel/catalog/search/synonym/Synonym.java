package dev.flywheel.catalog.search.synonym;

import dev.flywheel.catalog.search.ranking.Synonyms.Rule;
import dev.flywheel.catalog.search.ranking.Wording;
import java.util.List;
import java.util.stream.Stream;

/**
 * Other words for a phrase.
 *
 * @param phrase who looks for it finds the alternatives too
 * @param bothWays who looks for an alternative finds the phrase too
 */
record Synonym(String phrase, List<String> alternatives, boolean bothWays) {

    static final int MOST_ALTERNATIVES = 20;
    static final int LONGEST = 100;

    /** What makes phrases the same: their words without endings. */
    static String key(String phrase) {
        return String.join(" ", Wording.stems(phrase));
    }

    Stream<Rule> rules() {
        return alternatives.stream()
                .flatMap(alternative -> bothWays
                        ? Stream.of(Rule.of(phrase, alternative), Rule.of(alternative, phrase))
                        : Stream.of(Rule.of(phrase, alternative)))
                .filter(rule -> !rule.from().isEmpty()
                        && !rule.to().isEmpty()
                        && !rule.from().equals(rule.to()));
    }
}
