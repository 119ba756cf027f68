package dev.flywheel.catalog.listing;

import java.util.List;
import java.util.Map;

/** A row after its cells were checked. */
public sealed interface Checked {

    /**
     * It can be listed, as far as it shows by itself.
     *
     * @param cells of which the row was read
     */
    record Fine(Row row, Map<Column, String> cells) implements Checked {}

    /** It says something that cannot be. */
    record Refused(List<RowProblem> problems) implements Checked {}
}
