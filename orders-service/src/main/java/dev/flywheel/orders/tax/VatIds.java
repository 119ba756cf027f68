package dev.flywheel.orders.tax;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * VAT ids of the EU, Northern Ireland and Great Britain: their form and check digits. Whether one is in use only the
 * administrations know (VIES, HMRC); nobody is asked here.
 */
public final class VatIds {

    private VatIds() {}

    /**
     * Whether it can be a VAT id.
     *
     * @param text with its country in front; spaces, dots and hyphens do not matter
     */
    public static Checked check(String text) {
        String id = text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        if (id.length() < 4 || id.length() > 14) {
            return new Checked(null, "it has 4 to 14 characters");
        }
        String country = id.substring(0, 2);
        VatNumbers form = VatNumbers.of(country);
        if (form == null) {
            return new Checked(null, "'" + country + "' is no country whose VAT ids are known here");
        }
        String number = id.substring(2);
        if (!form.hasForm(number)) {
            return new Checked(null, "it does not have the form of " + country);
        }
        if (!form.checks(number)) {
            return new Checked(null, "its check digit is wrong");
        }
        return new Checked(new VatId(country, number), null);
    }

    /**
     * The id in its plain form; refused when it cannot be one.
     *
     * @param field its place in the request
     */
    public static String required(String text, String field) {
        Checked checked = check(text);
        if (checked.valid() == null) {
            String problem = Objects.requireNonNull(checked.problem());
            throw new ProblemException(
                    OrdersError.INVALID_VAT_ID,
                    field + ": " + problem,
                    List.of(new FieldProblem(field, "malformed", problem)));
        }
        return checked.valid().toString();
    }

    /** One of the two is null. */
    public record Checked(@Nullable VatId valid, @Nullable String problem) {}

    /**
     * A VAT id that may exist.
     *
     * @param country as VAT ids write it: EL is Greece, XI Northern Ireland
     */
    public record VatId(String country, String number) {

        /** Whose businesses account for VAT among themselves. */
        public String area() {
            return country.equals("GB") ? "GB" : "EU";
        }

        @Override
        public String toString() {
            return country + number;
        }
    }
}
