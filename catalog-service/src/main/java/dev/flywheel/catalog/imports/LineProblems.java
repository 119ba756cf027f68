package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.imports.Lines.Flaw;
import dev.flywheel.catalog.listing.RowProblem;

/** What is said about lines that cannot be read. */
final class LineProblems {

    private LineProblems() {}

    static RowProblem of(Flaw flaw) {
        return switch (flaw) {
            case NOT_UTF8 -> new RowProblem(null, "invalid_encoding", "the line is not UTF-8; save the file as UTF-8");
            case TOO_LONG -> new RowProblem(null, "line_too_long", "a line has at most " + Lines.MAX_BYTES + " bytes");
            case NONE -> throw new IllegalArgumentException("there is nothing wrong with the line");
        };
    }
}
