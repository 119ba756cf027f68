package dev.flywheel.catalog.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The order of a result; written {@code price-asc} and so on. */
enum Sorting {
    /** The newest first where nothing was typed. */
    RELEVANCE,
    PRICE_ASC,
    PRICE_DESC,
    RATING,
    NEWEST;

    static final String ALL = Arrays.stream(values()).map(Sorting::text).collect(Collectors.joining(", "));

    static Optional<Sorting> of(String text) {
        return Arrays.stream(values())
                .filter(sorting -> sorting.text().equals(text))
                .findFirst();
    }

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
