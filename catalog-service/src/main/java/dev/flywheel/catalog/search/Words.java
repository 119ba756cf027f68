package dev.flywheel.catalog.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What somebody typed.
 *
 * @param text as typed, without the spaces around it
 * @param terms runs of letters and digits, at most {@value #MOST}; nothing else has a meaning, so no typed sign can be
 *     taken for a command
 */
record Words(String text, List<String> terms) {

    static final int MOST = 32;
    static final int MAX_LENGTH = 500;
    private static final Pattern TERM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    static Words of(String typed) {
        String text = typed.strip();
        List<String> terms = TERM.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST)
                .toList();
        return new Words(text, terms);
    }

    /** Nothing was typed at all, which asks for everything. */
    boolean none() {
        return text.isEmpty();
    }
}
