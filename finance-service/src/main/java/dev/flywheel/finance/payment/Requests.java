package dev.flywheel.finance.payment;

import dev.flywheel.domain.CommonError;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What annotations on a request cannot say. */
final class Requests {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private Requests() {}

    static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw invalid("amount", "not_positive", "amount must be above zero, not " + amount);
        }
    }

    static void requireCountry(String country) {
        if (!COUNTRIES.contains(country)) {
            throw invalid("country", "unknown", "'" + country + "' is not an ISO 3166 alpha-2 country code");
        }
    }

    static void requireCurrency(Currency wanted, Money amount) {
        if (!amount.currency().equals(wanted)) {
            throw invalid("amount", "other_currency", "this payment is in " + wanted + ", not " + amount.currency());
        }
    }

    private static ProblemException invalid(String field, String code, String message) {
        return new ProblemException(
                CommonError.INVALID_REQUEST, message, List.of(new FieldProblem(field, code, message)));
    }
}
