package dev.flywheel.orders.delivery;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ErrorCode;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What bodies need beyond what their annotations say. */
final class Checks {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Checks() {}

    static void timeZone(String zone) {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw refused("timeZone", "is a zone such as America/Los_Angeles");
        }
    }

    static void country(String country) {
        if (!COUNTRIES.contains(country)) {
            throw refused("country", "is an ISO 3166 code of two capital letters, such as US");
        }
    }

    static void workingDays(List<Integer> days) {
        if (days.isEmpty()
                || new HashSet<>(days).size() != days.size()
                || days.stream().anyMatch(day -> day < 1 || day > 7)) {
            throw refused("workingDays", "are some of 1 (Monday) to 7 (Sunday), each once");
        }
    }

    static void calendar(@Nullable String calendar, Network network) {
        if (calendar != null && !network.calendars().containsKey(calendar)) {
            throw refused(OrdersError.UNKNOWN_CALENDAR, "calendar", "'" + calendar + "' is not there");
        }
    }

    static ProblemException refused(String field, String message) {
        return refused(CommonError.INVALID_REQUEST, field, message);
    }

    static ProblemException refused(ErrorCode code, String field, String message) {
        return new ProblemException(code, field + " " + message, List.of(new FieldProblem(field, "invalid", message)));
    }
}
