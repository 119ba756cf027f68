package dev.flywheel.seller.fee;

import java.util.Comparator;
import java.util.List;

/**
 * Which fee category a path of the catalogue belongs to.
 *
 * @param path lower case; segments joined by {@code " > "} for a prefix, words for a word
 */
record CategoryRule(Kind kind, String path, String category) {

    /** Where everything belongs that no rule names. */
    static final String EVERYTHING_ELSE = "everything-else";

    /** How a rule is matched. */
    enum Kind {
        WORD,
        PREFIX
    }

    private static final Comparator<CategoryRule> STRONGEST =
            Comparator.comparing(CategoryRule::kind).thenComparing(rule -> rule.path.length());

    /** The category of a path: a prefix beats a word, and the longer match the shorter. */
    static String categoryOf(CategoryPath path, List<CategoryRule> rules) {
        return rules.stream()
                .filter(rule -> rule.matches(path))
                .max(STRONGEST)
                .map(CategoryRule::category)
                .orElse(EVERYTHING_ELSE);
    }

    private boolean matches(CategoryPath of) {
        return switch (kind) {
            case PREFIX -> of.startsWith(path);
            case WORD -> of.contains(path);
        };
    }
}
