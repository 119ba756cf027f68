package dev.flywheel.catalog.search.ranking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which words may stand for which, from one to the other. The order of words in a query does not matter to them. */
public final class Synonyms {

    /** None. */
    public static final Synonyms NONE = new Synonyms(List.of());

    private final Map<String, List<Rule>> byFirst = new HashMap<>();

    public Synonyms(Collection<Rule> rules) {
        rules.forEach(rule -> byFirst.computeIfAbsent(rule.from().getFirst(), stem -> new ArrayList<>())
                .add(rule));
    }

    /** Rules all of whose words are there. */
    List<Rule> of(Set<String> stems) {
        return stems.stream()
                .flatMap(stem -> byFirst.getOrDefault(stem, List.of()).stream())
                .filter(rule -> stems.containsAll(rule.from()))
                .toList();
    }

    /**
     * Who looks for the one finds the other too.
     *
     * @param from stems, at least one
     * @param to stems, at least one
     */
    public record Rule(List<String> from, List<String> to) {

        public Rule {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        /** Reads both sides. */
        public static Rule of(String from, String to) {
            return new Rule(Wording.stems(from), Wording.stems(to));
        }
    }
}
