package dev.flywheel.catalog.review;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a product's reviews are ordered; written {@code helpful} or {@code newest}. */
enum ReviewSort {
    HELPFUL("helpful_rank") {
        @Override
        Object value(long key) {
            return key;
        }
    },
    NEWEST("created_at") {
        @Override
        Object value(long key) {
            return OffsetDateTime.ofInstant(Instant.EPOCH.plus(key, ChronoUnit.MICROS), ZoneOffset.UTC);
        }
    };

    private final String column;

    ReviewSort(String column) {
        this.column = column;
    }

    /** Reads the written form; helpful where nothing is asked. */
    static ReviewSort of(@Nullable String text) {
        if (text == null) {
            return HELPFUL;
        }
        return Arrays.stream(values())
                .filter(sort -> sort.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        CommonError.INVALID_REQUEST,
                        "reviews are sorted by helpful or newest, not by " + text,
                        List.of(new FieldProblem("sort", "unknown_value", "helpful or newest"))));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column to sort by, the highest first. */
    String column() {
        return column;
    }

    /** What to compare the column with, from a cursor's number. */
    abstract Object value(long key);
}
