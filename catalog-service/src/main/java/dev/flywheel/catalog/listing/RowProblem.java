package dev.flywheel.catalog.listing;

import org.jspecify.annotations.Nullable;

/**
 * Why a row was refused.
 *
 * @param field the column, null when the row as a whole is at fault
 * @param code stable word, e.g. {@code out_of_range}
 * @param message for people
 */
public record RowProblem(@Nullable String field, String code, String message) {

    public static RowProblem of(Column column, String code, String message) {
        return new RowProblem(column.label(), code, message);
    }
}
