package dev.flywheel.orders.order;

import dev.flywheel.domain.ProblemException;
import dev.flywheel.domain.ProblemException.FieldProblem;
import dev.flywheel.orders.OrdersError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an address needs, by country. */
public final class AddressRules {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private static final Set<String> US_REGIONS = Set.of(
            ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK "
                            + "OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU VI AS MP AA AE AP")
                    .split(" "));

    private static final Set<String> CANADIAN_REGIONS =
            Set.of("AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT");

    /** Countries that have no postal codes (Universal Postal Union). */
    private static final Set<String> WITHOUT_POSTAL_CODE = Set.of(
            ("AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GD GM GQ GY HK JM KI KM KN KP LY ML MO MR MW NR "
                            + "NU QA RW SB SC SL SR ST SY TD TG TK TL TO TV UG VU YE ZW")
                    .split(" "));

    private static final Pattern ZIP = Pattern.compile("\\d{5}(-\\d{4})?");
    private static final Pattern CANADIAN_CODE = Pattern.compile("[A-Za-z]\\d[A-Za-z] ?\\d[A-Za-z]\\d");

    private AddressRules() {}

    /**
     * Refuses an address that cannot be delivered to, naming every field that is wrong.
     *
     * @param path the address's place in the request
     */
    public static void check(Address address, String path) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!COUNTRIES.contains(address.country())) {
            problems.add(new FieldProblem(
                    path + ".country", "unknown_country", "is an ISO 3166 code of two capital letters, such as US"));
        }
        region(address, path, problems);
        postalCode(address, path, problems);
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    OrdersError.INVALID_ADDRESS,
                    problems.getFirst().field() + " " + problems.getFirst().message(),
                    problems);
        }
    }

    private static void region(Address address, String path, List<FieldProblem> problems) {
        Set<String> regions = switch (address.country()) {
            case "US" -> US_REGIONS;
            case "CA" -> CANADIAN_REGIONS;
            default -> Set.of();
        };
        if (!regions.isEmpty() && !regions.contains(Objects.requireNonNullElse(address.region(), ""))) {
            problems.add(new FieldProblem(
                    path + ".region",
                    address.region() == null ? "required" : "unknown_region",
                    "is the state's or province's two capital letters in " + address.country()));
        }
    }

    private static void postalCode(Address address, String path, List<FieldProblem> problems) {
        String code = address.postalCode();
        String field = path + ".postalCode";
        if (code == null || code.isBlank()) {
            if (!WITHOUT_POSTAL_CODE.contains(address.country())) {
                problems.add(new FieldProblem(field, "required", "is needed in " + address.country()));
            }
            return;
        }
        Pattern form = form(address.country());
        if (form != null && !form.matcher(code).matches()) {
            problems.add(
                    new FieldProblem(field, "malformed", "does not look like a postal code of " + address.country()));
        }
    }

    private static @Nullable Pattern form(String country) {
        return switch (country) {
            case "US" -> ZIP;
            case "CA" -> CANADIAN_CODE;
            default -> null;
        };
    }
}
