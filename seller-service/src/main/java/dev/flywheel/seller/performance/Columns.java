package dev.flywheel.seller.performance;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of many rows as arrays, for {@code unnest}; the statement casts them to what it needs. */
final class Columns {

    private Columns() {}

    static <T> @Nullable String[] texts(Collection<T> rows, Function<? super T, ? extends @Nullable Object> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        int next = 0;
        for (T row : rows) {
            Object value = column.apply(row);
            values[next++] = value == null ? null : value.toString();
        }
        return values;
    }
}
