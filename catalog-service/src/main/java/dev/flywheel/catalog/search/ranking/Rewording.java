package dev.flywheel.catalog.search.ranking;

import java.util.List;

/**
 * What an operator says may stand for words of a query.
 *
 * @param stems in their order
 * @param corrected the words it stands for were not typed like that
 */
public record Rewording(List<String> stems, boolean corrected) {

    public Rewording {
        stems = List.copyOf(stems);
    }

    /** With blanks, as the index has it. */
    public String text() {
        return String.join(" ", stems);
    }
}
