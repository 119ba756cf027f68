package dev.flywheel.finance.journal;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns for {@code unnest}: texts, which the statement casts. */
final class Columns {

    private Columns() {}

    static <T> @Nullable String[] of(List<T> rows, Function<T, @Nullable Object> part) {
        @Nullable String[] column = new String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            Object value = part.apply(rows.get(i));
            column[i] = value == null ? null : value.toString();
        }
        return column;
    }
}
