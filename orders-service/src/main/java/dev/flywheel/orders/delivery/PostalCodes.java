package dev.flywheel.orders.delivery;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What postal codes look like where that is known (Universal Postal Union, postal addressing systems). Says nothing about
 * whether one exists.
 */
public final class PostalCodes {

    private static final Pattern FOUR = Pattern.compile("\\d{4}");
    private static final Pattern FIVE = Pattern.compile("\\d{5}");
    private static final Pattern SIX = Pattern.compile("\\d{6}");
    private static final Pattern THREE_AND_TWO = Pattern.compile("\\d{3} ?\\d{2}");

    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            Map.entry("US", Pattern.compile("\\d{5}(-\\d{4})?")),
            Map.entry("CA", Pattern.compile("(?i)[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] ?\\d[ABCEGHJ-NPRSTV-Z]\\d")),
            Map.entry("GB", Pattern.compile("(?i)(GIR ?0AA|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})")),
            Map.entry("IE", Pattern.compile("(?i)[AC-FHKNPRTV-Y](\\d{2}|6W) ?[AC-FHKNPRTV-Y\\d]{4}")),
            Map.entry("NL", Pattern.compile("(?i)[1-9]\\d{3} ?[A-Z]{2}")),
            Map.entry("PT", Pattern.compile("\\d{4}-\\d{3}")),
            Map.entry("PL", Pattern.compile("\\d{2}-\\d{3}")),
            Map.entry("MT", Pattern.compile("(?i)[A-Z]{3} ?\\d{4}")),
            Map.entry("LV", Pattern.compile("(?i)(LV-)?\\d{4}")),
            Map.entry("LT", Pattern.compile("(?i)(LT-)?\\d{5}")),
            Map.entry("LU", Pattern.compile("(?i)(L-)?\\d{4}")),
            Map.entry("CZ", THREE_AND_TWO),
            Map.entry("SK", THREE_AND_TWO),
            Map.entry("GR", THREE_AND_TWO),
            Map.entry("SE", THREE_AND_TWO),
            Map.entry("AT", FOUR),
            Map.entry("AU", FOUR),
            Map.entry("BE", FOUR),
            Map.entry("BG", FOUR),
            Map.entry("CH", FOUR),
            Map.entry("CY", FOUR),
            Map.entry("DK", FOUR),
            Map.entry("HU", FOUR),
            Map.entry("LI", FOUR),
            Map.entry("NO", FOUR),
            Map.entry("NZ", FOUR),
            Map.entry("SI", FOUR),
            Map.entry("DE", FIVE),
            Map.entry("EE", FIVE),
            Map.entry("ES", FIVE),
            Map.entry("FI", FIVE),
            Map.entry("FR", FIVE),
            Map.entry("HR", FIVE),
            Map.entry("IT", FIVE),
            Map.entry("MC", FIVE),
            Map.entry("MX", FIVE),
            Map.entry("KR", FIVE),
            Map.entry("TR", FIVE),
            Map.entry("RO", SIX),
            Map.entry("CN", SIX),
            Map.entry("IN", SIX),
            Map.entry("SG", SIX),
            Map.entry("BR", Pattern.compile("\\d{5}-?\\d{3}")),
            Map.entry("JP", Pattern.compile("\\d{3}-?\\d{4}")));

    private PostalCodes() {}

    /** False only where the country's form is known and this has another. */
    public static boolean canBe(String country, String postalCode) {
        Pattern form = FORMS.get(country);
        return form == null || form.matcher(postalCode.strip()).matches();
    }
}
