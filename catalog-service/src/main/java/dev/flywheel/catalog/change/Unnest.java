package dev.flywheel.catalog.change;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of many rows as arrays, for {@code unnest}: one statement however many rows there are. */
public final class Unnest {

    private Unnest() {}

    /** A column as {@code text[]}; the statement casts it to the type it needs. */
    public static <T> @Nullable String[] texts(
            Collection<T> rows, Function<? super T, ? extends @Nullable Object> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        int next = 0;
        for (T row : rows) {
            Object value = column.apply(row);
            values[next++] = value == null ? null : value.toString();
        }
        return values;
    }
}
