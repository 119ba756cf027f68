package dev.flywheel.orders.tax;

import static dev.flywheel.orders.tax.CheckDigits.crossSum;
import static dev.flywheel.orders.tax.CheckDigits.digit;

/** Spanish numbers: of citizens (DNI), of foreigners (NIE), and of companies (CIF), each with its own check. */
final class SpanishNumbers {

    private static final String OF_PERSONS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String OF_COMPANIES = "JABCDEFGHI";

    private SpanishNumbers() {}

    static boolean check(String number) {
        char first = number.charAt(0);
        char last = number.charAt(8);
        if (Character.isDigit(first)) {
            return person(number.substring(0, 8), last);
        }
        return switch (first) {
            case 'X', 'Y', 'Z' -> person("XYZ".indexOf(first) + number.substring(1, 8), last);
            case 'K', 'L', 'M' -> person(number.substring(1, 8), last);
            case 'A', 'B', 'E', 'H' -> last == '0' + company(number);
            case 'N', 'P', 'Q', 'R', 'S', 'W' -> last == OF_COMPANIES.charAt(company(number));
            case 'C', 'D', 'F', 'G', 'J', 'U', 'V' ->
                last == '0' + company(number) || last == OF_COMPANIES.charAt(company(number));
            default -> false;
        };
    }

    private static boolean person(String digits, char last) {
        return OF_PERSONS.charAt(Integer.parseInt(digits) % 23) == last;
    }

    private static int company(String number) {
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            int digit = digit(number, i);
            sum += i % 2 == 0 ? digit : crossSum(2 * digit);
        }
        return (10 - sum % 10) % 10;
    }
}
