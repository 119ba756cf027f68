package dev.flywheel.catalog.rating;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * SQL of the five columns {@code stars_1} to {@code stars_5}, for statements with the parameters {@code before} and
 * {@code after}: the stars given until now and from now on, null for none.
 */
public final class StarColumns {

    /** The names of the columns. */
    public static final String NAMES = all(stars -> "stars_" + stars);

    /** One where these stars are given now, minus one where they were. */
    public static final String GIVEN = all(StarColumns::given);

    /** Adds that to the columns of a row called {@code rating}. */
    public static final String RAISED =
            all(stars -> "stars_" + stars + " = rating.stars_" + stars + " + " + given(stars));

    private StarColumns() {}

    private static String given(int stars) {
        return "(coalesce(:after::int = " + stars + ", false)::int - coalesce(:before::int = " + stars
                + ", false)::int)";
    }

    private static String all(IntFunction<String> column) {
        return IntStream.rangeClosed(1, 5).mapToObj(column).collect(Collectors.joining(", "));
    }
}
