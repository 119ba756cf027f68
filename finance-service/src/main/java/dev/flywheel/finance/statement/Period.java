package dev.flywheel.finance.statement;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days a statement covers, in UTC, both ends included; open at an end that is null.
 *
 * @param from first day
 * @param to last day
 */
record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** No business is older. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    Period {
        requireWithin("from", from);
        requireWithin("to", to);
        if (from != null && to != null && from.isAfter(to)) {
            throw refused("to", "before_from", "the period ends on " + to + ", before it begins on " + from);
        }
    }

    LocalDate firstDay() {
        return from == null ? FIRST : from;
    }

    LocalDate lastDay() {
        return to == null ? LAST : to;
    }

    /** First instant, inclusive. */
    Instant start() {
        return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** End, exclusive. */
    Instant end() {
        return lastDay().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void requireWithin(String field, @Nullable LocalDate day) {
        if (day != null && (day.isBefore(FIRST) || day.isAfter(LAST))) {
            throw refused(field, "out_of_range", field + " must be a day from " + FIRST + " to " + LAST);
        }
    }

    private static ProblemException refused(String field, String code, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST, message, List.of(new FieldProblem(field, code, message)));
    }
}
