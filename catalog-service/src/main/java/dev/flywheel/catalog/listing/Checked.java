package dev.flywheel.catalog.listing;

import java.util.List;

/** A row after its cells were checked. */
public sealed interface Checked {

    /** It can be listed, as far as it shows by itself. */
    record Fine(Row row) implements Checked {}

    /** It says something that cannot be. */
    record Refused(List<RowProblem> problems) implements Checked {}
}
