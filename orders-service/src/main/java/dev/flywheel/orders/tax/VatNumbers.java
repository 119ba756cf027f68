package dev.flywheel.orders.tax;

import static dev.flywheel.orders.tax.CheckDigits.digit;
import static dev.flywheel.orders.tax.CheckDigits.number;
import static dev.flywheel.orders.tax.CheckDigits.weighted;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a VAT number looks like, by country. Forms: European Commission, VIES questions and answers; check digits as the
 * countries' administrations publish them.
 */
enum VatNumbers {
    AT("U\\d{8}", CheckDigits::austrian),
    BE("[01]\\d{9}", n -> 97 - number(n, 0, 8) % 97 == number(n, 8, 10)),
    BG("\\d{9,10}", CheckDigits::bulgarian),
    CY("(?!12)\\d{8}[A-Z]", CheckDigits::cypriot),
    CZ("\\d{8,10}", CheckDigits::czech),
    DE("[1-9]\\d{8}", CheckDigits::mod11And10),
    DK("[1-9]\\d{7}", n -> weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
    EE("10\\d{7}", n -> weighted(n, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0),
    EL("\\d{9}", n -> weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(n, 8)),
    ES("[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]", SpanishNumbers::check),
    FI("\\d{8}", n -> weighted(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
    FR("[A-HJ-NP-Z0-9]{2}\\d{9}", CheckDigits::french),
    HR("\\d{11}", CheckDigits::mod11And10),
    HU("\\d{8}", n -> weighted(n, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
    IE("\\d{7}[A-W][A-IW]?|\\d[A-Z+*]\\d{5}[A-W]", CheckDigits::irish),
    IT("\\d{11}", CheckDigits::luhn),
    LT("\\d{7}1\\d|\\d{10}1\\d", CheckDigits::lithuanian),
    LU("\\d{8}", n -> number(n, 0, 6) % 89 == number(n, 6, 8)),
    LV("\\d{11}", CheckDigits::latvian),
    MT("[1-9]\\d{7}", n -> (weighted(n, 3, 4, 6, 7, 8, 9) + number(n, 6, 8)) % 37 == 0),
    NL("\\d{9}B\\d{2}", CheckDigits::dutch),
    PL("\\d{10}", n -> weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(n, 9)),
    PT("[1-9]\\d{8}", n -> (11 - weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(n, 8)),
    RO("[1-9]\\d{1,9}", CheckDigits::romanian),
    SE("\\d{10}(0[1-9]|[1-8]\\d|9[0-4])", n -> CheckDigits.luhn(n.substring(0, 10))),
    SI("[1-9]\\d{7}", CheckDigits::slovenian),
    SK("[1-9]\\d[2-47-9]\\d{7}", n -> number(n, 0, 10) % 11 == 0),
    GB("\\d{9}(\\d{3})?|GD[0-4]\\d\\d|HA[5-9]\\d\\d", CheckDigits::british),
    XI("\\d{9}(\\d{3})?|GD[0-4]\\d\\d|HA[5-9]\\d\\d", CheckDigits::british);

    private final Pattern form;
    private final Predicate<String> check;

    VatNumbers(String form, Predicate<String> check) {
        this.form = Pattern.compile(form);
        this.check = check;
    }

    /** Null where none are known. */
    static @Nullable VatNumbers of(String country) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(country))
                .findFirst()
                .orElse(null);
    }

    boolean hasForm(String number) {
        return form.matcher(number).matches();
    }

    /**
     * @param number that has the form
     */
    boolean checks(String number) {
        return check.test(number);
    }
}
