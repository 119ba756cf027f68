package dev.flywheel.finance.storedvalue;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What annotations on a request for stored value cannot say. */
public final class Grants {

    /** In minor units; what is made by mistake or by a thief stays small. */
    private static final long MOST = 1_000_000;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Grants() {}

    public static void check(Money amount, String country) {
        if (!amount.isPositive() || amount.minor() > MOST) {
            throw invalid(
                    "amount",
                    "out_of_range",
                    "amount must be above zero and at most " + new Money(MOST, amount.currency()));
        }
        if (!COUNTRIES.contains(country)) {
            throw invalid("country", "unknown", "'" + country + "' is not an ISO 3166 alpha-2 country code");
        }
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST, message, List.of(new FieldProblem(field, code, message)));
    }
}
