package dev.flywheel.standalone.replay;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** ISO codes of countries that a file names in English. */
final class Countries {

    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The ISO 3166 alpha-2 code; the shop's own country where the name means none. */
    static String code(String name) {
        return CODES.getOrDefault(name.toLowerCase(Locale.ROOT), "GB");
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            codes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        codes.put("eire", "IE");
        codes.put("rsa", "ZA");
        codes.put("usa", "US");
        codes.put("channel islands", "JE");
        codes.put("czech republic", "CZ");
        codes.put("hong kong", "HK");
        return codes;
    }
}
