package dev.flywheel.catalog.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The state of the goods, from best to worst; written {@code new}, {@code used-like-new} and so on. */
public enum Condition {
    NEW,
    USED_LIKE_NEW,
    USED_VERY_GOOD,
    USED_GOOD,
    USED_ACCEPTABLE;

    private static final String ALL =
            Arrays.stream(values()).map(Condition::text).collect(Collectors.joining(", "));

    /** Reads the written form; letters may be of either case. */
    @JsonCreator
    public static Condition of(String text) {
        return Arrays.stream(values())
                .filter(condition -> condition.text().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a condition is one of " + ALL));
    }

    /** The written form. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
