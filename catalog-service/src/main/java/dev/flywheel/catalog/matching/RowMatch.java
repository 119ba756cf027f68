package dev.flywheel.catalog.matching;

import dev.flywheel.catalog.listing.Checked;
import dev.flywheel.catalog.listing.Row;
import dev.flywheel.catalog.listing.RowProblem;
import org.jspecify.annotations.Nullable;

/** What is known of the product of a row, before it is listed. */
public sealed interface RowMatch {

    /**
     * It can be listed.
     *
     * @param row names the product where one was found
     * @param found to be remembered if the row is listed; null when nothing was looked for or found
     */
    record Listable(Row row, @Nullable Finding found) implements RowMatch {}

    /** Its seller has to choose first; the row is kept for then. */
    record Waiting(Finding found, RowProblem problem) implements RowMatch {}

    /** It would have to wait, and too many do already. */
    record Crowded(RowProblem problem) implements RowMatch {}

    /** What {@link RowMatching#remember} stores. */
    final class Finding {

        private final Checked.Fine row;
        private final Matcher.Result result;

        Finding(Checked.Fine row, Matcher.Result result) {
            this.row = row;
            this.result = result;
        }

        Checked.Fine row() {
            return row;
        }

        Matcher.Result result() {
            return result;
        }
    }
}
