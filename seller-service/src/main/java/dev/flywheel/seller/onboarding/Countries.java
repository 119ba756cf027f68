package dev.flywheel.seller.onboarding;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Countries of ISO 3166. */
final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    /** Refuses two letters that are no country. */
    static void require(String code) {
        if (!CODES.contains(code)) {
            String message = "'" + code + "' is not a country of ISO 3166, such as US";
            throw new ProblemException(
                    CommonError.INVALID_REQUEST,
                    message,
                    List.of(new FieldProblem("country", "invalid_value", message)));
        }
    }
}
