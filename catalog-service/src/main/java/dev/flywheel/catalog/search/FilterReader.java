package dev.flywheel.catalog.search;

import dev.flywheel.catalog.offer.Condition;
import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads filters from the parameters of a request. What cannot be is refused with the parameter's name. */
final class FilterReader {

    private static final int MOST_ATTRIBUTES = 20;
    private static final int LONGEST_ATTRIBUTE = 300;

    private FilterReader() {}

    static Filters.Prices prices(Filters.Prices prices) {
        if (prices.from() != null && prices.to() != null && prices.from().compareTo(prices.to()) > 0) {
            throw refused("minPrice", "out_of_range", "is above maxPrice");
        }
        return prices;
    }

    static @Nullable String text(@Nullable String parameter) {
        return parameter == null || parameter.isBlank() ? null : parameter.strip();
    }

    static @Nullable Condition condition(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Condition.of(text.strip());
        } catch (IllegalArgumentException unknown) {
            throw refused("condition", "not_allowed", String.valueOf(unknown.getMessage()));
        }
    }

    static Sorting sorting(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Sorting.RELEVANCE;
        }
        return Sorting.of(text.strip()).orElseThrow(() -> refused("sort", "not_allowed", "is one of " + Sorting.ALL));
    }

    /** Each is {@code name:value}; names that no product has find nothing. */
    static SortedMap<String, SortedSet<String>> attributes(String @Nullable [] parameters) {
        SortedMap<String, SortedSet<String>> attributes = new TreeMap<>();
        if (parameters == null) {
            return attributes;
        }
        if (parameters.length > MOST_ATTRIBUTES) {
            throw refused("attribute", "out_of_range", "may be given " + MOST_ATTRIBUTES + " times");
        }
        for (String parameter : parameters) {
            int colon = parameter.indexOf(':');
            if (parameter.length() > LONGEST_ATTRIBUTE || colon <= 0 || colon == parameter.length() - 1) {
                throw refused("attribute", "invalid_value", "is name:value");
            }
            attributes
                    .computeIfAbsent(parameter.substring(0, colon), name -> new TreeSet<>())
                    .add(parameter.substring(colon + 1));
        }
        return attributes;
    }

    private static ProblemException refused(String field, String code, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST, field + " " + message, List.of(new FieldProblem(field, code, message)));
    }
}
