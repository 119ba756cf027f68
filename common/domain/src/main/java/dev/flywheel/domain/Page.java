package dev.flywheel.domain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items at most the {@code limit} asked for
 * @param next cursor of the following page, absent on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** The most a list answers at once. */
    public static final int MAX_LIMIT = 100;

    /**
     * Cuts rows that were read with {@code limit + 1} into a page.
     *
     * @param cursor cursor that continues after the given row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursor.apply(items.getLast()).toString());
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }

    /** The limit to read with: 20 without one, and refused outside 1 to {@value #MAX_LIMIT}. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return 20;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    "limit must be between 1 and " + MAX_LIMIT,
                    List.of(new ProblemException.FieldProblem("limit", "out_of_range", "1 to " + MAX_LIMIT)));
        }
        return asked;
    }
}
