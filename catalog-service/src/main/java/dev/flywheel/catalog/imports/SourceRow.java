package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.listing.Column;
import dev.flywheel.catalog.listing.RowProblem;
import java.util.Map;

/** A row as it stands in the file. */
sealed interface SourceRow {

    /** The line it begins on; the first line of a file is 1. */
    long line();

    /**
     * Its cells could be told apart.
     *
     * @param cells text by column; columns the row does not have are missing
     */
    record Readable(long line, Map<Column, String> cells) implements SourceRow {}

    /** It is broken as a row. */
    record Broken(long line, RowProblem problem) implements SourceRow {}
}
