package dev.flywheel.domain;

import java.util.Locale;

/**
 * A closed vocabulary of what can go wrong, one enum per service. The constant's name in lower case is the {@code code}
 * clients may rely on.
 */
public interface ErrorCode {

    /** The enum constant's name. */
    String name();

    /** HTTP status the problem is answered with; 4xx for the caller's mistakes, 503 for a dependency that is away. */
    int status();

    /** Short text for people, the same for every occurrence of this code. */
    String title();

    /** What clients switch on, e.g. {@code out_of_stock}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
