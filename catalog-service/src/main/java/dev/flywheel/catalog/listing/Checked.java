package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.CatalogError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A row after its cells were checked. */
public sealed interface Checked {

    /**
     * It can be listed, as far as it shows by itself.
     *
     * @param cells of which the row was read
     */
    record Fine(Row row, Map<Column, String> cells) implements Checked {}

    /** It says something that cannot be. */
    record Refused(List<RowProblem> problems) implements Checked {

        /** The same as an answer to somebody who sent this row alone. */
        public ProblemException problem(String detail) {
            return new ProblemException(
                    CatalogError.INVALID_OFFER,
                    detail,
                    problems.stream()
                            .map(problem -> new FieldProblem(
                                    Objects.requireNonNullElse(problem.field(), ""), problem.code(), problem.message()))
                            .toList());
        }
    }
}
