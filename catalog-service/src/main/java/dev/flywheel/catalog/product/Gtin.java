package dev.flywheel.catalog.product;

/** Global Trade Item Numbers (EAN, UPC, ISBN-13): 8, 12, 13 or 14 digits, the last one a check digit. */
public final class Gtin {

    private Gtin() {}

    /** Right length, digits only, and the check digit of GS1 (weights 3 and 1 from the right, modulo 10). */
    public static boolean isValid(String text) {
        if (!text.matches("\\d{8}|\\d{12,14}")) {
            return false;
        }
        int sum = 0;
        for (int fromRight = 0; fromRight < text.length(); fromRight++) {
            int digit = text.charAt(text.length() - 1 - fromRight) - '0';
            sum += fromRight % 2 == 0 ? digit : 3 * digit;
        }
        return sum % 10 == 0;
    }

    /** The same number in 14 digits: a UPC and its EAN are one. */
    public static String padded(String gtin) {
        return "0".repeat(14 - gtin.length()) + gtin;
    }
}
