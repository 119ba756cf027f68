package dev.flywheel.orders.tax;

/** Check digits of VAT numbers, whose form is right already. */
final class CheckDigits {

    private static final String IRISH_LETTERS = "WABCDEFGHIJKLMNOPQRSTUV";
    private static final String FRENCH_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int[] CYPRIOT_ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};

    private CheckDigits() {}

    static int digit(String text, int place) {
        return text.charAt(place) - '0';
    }

    static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, to));
    }

    /** Sum of the first digits, each times its weight. */
    static int weighted(String text, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(text, i);
        }
        return sum;
    }

    /** ISO/IEC 7812: every second digit from the right counts twice. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            sum += i % 2 == 0 ? digit : crossSum(2 * digit);
        }
        return sum % 10 == 0;
    }

    /** ISO/IEC 7064, MOD 11,10. */
    static boolean mod11And10(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == digit(digits, digits.length() - 1);
    }

    static boolean austrian(String number) {
        int sum = 4;
        for (int i = 1; i <= 7; i++) {
            int digit = digit(number, i);
            sum += i % 2 == 1 ? digit : crossSum(2 * digit);
        }
        return (10 - sum % 10) % 10 == digit(number, 8);
    }

    /** Nine digits are companies; ten are persons, foreigners and others, each with weights of their own. */
    static boolean bulgarian(String number) {
        if (number.length() == 9) {
            int check = weighted(number, 1, 2, 3, 4, 5, 6, 7, 8) % 11;
            return (check < 10 ? check : weighted(number, 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10) == digit(number, 8);
        }
        int last = digit(number, 9);
        return weighted(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == last
                || weighted(number, 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10 == last
                || (11 - weighted(number, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11 == last;
    }

    static boolean cypriot(String number) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += i % 2 == 0 ? CYPRIOT_ODD[digit(number, i)] : digit(number, i);
        }
        return 'A' + sum % 26 == number.charAt(8);
    }

    /** Companies have eight digits; persons nine, without a check before 1954, or ten. */
    static boolean czech(String number) {
        return switch (number.length()) {
            case 8 -> (11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(number, 7);
            case 9 -> true;
            default -> number(number, 0, 10) % 11 == 0;
        };
    }

    /** A key of two characters before the company's number, which has a check of its own except in Monaco. */
    static boolean french(String number) {
        String company = number.substring(2);
        if (!company.startsWith("000") && !luhn(company)) {
            return false;
        }
        long siren = Long.parseLong(company);
        if (Character.isDigit(number.charAt(0)) && Character.isDigit(number.charAt(1))) {
            return (12 + 3 * (siren % 97)) % 97 == number(number, 0, 2);
        }
        int first = FRENCH_CHARACTERS.indexOf(number.charAt(0));
        int second = FRENCH_CHARACTERS.indexOf(number.charAt(1));
        int key = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100;
        return (siren + key / 11 + 1) % 11 == key % 11;
    }

    /** Numbers before 2013 may have a letter in the second place, later ones one at the end. */
    static boolean irish(String number) {
        boolean old = !Character.isDigit(number.charAt(1));
        String digits = old ? "0" + number.substring(2, 7) + number.charAt(0) : number.substring(0, 7);
        int sum = weighted(digits, 8, 7, 6, 5, 4, 3, 2);
        if (number.length() == 9) {
            sum += 9 * IRISH_LETTERS.indexOf(number.charAt(8));
        }
        return IRISH_LETTERS.charAt(sum % 23) == number.charAt(7);
    }

    static boolean lithuanian(String number) {
        int last = number.length() - 1;
        int check = cycled(number, 0) % 11;
        return (check < 10 ? check : cycled(number, 2) % 11 % 10) == digit(number, last);
    }

    private static int cycled(String number, int start) {
        int sum = 0;
        for (int i = 0; i < number.length() - 1; i++) {
            sum += ((i + start) % 9 + 1) * digit(number, i);
        }
        return sum;
    }

    /** Companies begin with 4 to 9, persons with their day of birth, or with 32 since 2017, which has no check. */
    static boolean latvian(String number) {
        if (digit(number, 0) > 3) {
            return weighted(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1) % 11 == 3;
        }
        return number.startsWith("32")
                || (1 + weighted(number, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)) % 11 % 10 == digit(number, 10);
    }

    /** Companies by weights, sole traders since 2020 by modulo 97 over the whole, NL is 2321 and B 11. */
    static boolean dutch(String number) {
        if (weighted(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(number, 8)) {
            return true;
        }
        return number("2321" + number.substring(0, 9) + "11" + number.substring(10), 0, 17) % 97 == 1;
    }

    static boolean romanian(String number) {
        String padded = "0".repeat(10 - number.length()) + number;
        return weighted(padded, 7, 5, 3, 2, 1, 7, 5, 3, 2) * 10 % 11 % 10 == digit(padded, 9);
    }

    static boolean slovenian(String number) {
        int check = 11 - weighted(number, 8, 7, 6, 5, 4, 3, 2) % 11;
        return check != 11 && check % 10 == digit(number, 7);
    }

    /** Nine digits, by modulo 97 with or without 55 since 2010; three more are a branch. Authorities have no check. */
    static boolean british(String number) {
        if (!Character.isDigit(number.charAt(0))) {
            return true;
        }
        long sum = weighted(number, 8, 7, 6, 5, 4, 3, 2) + number(number, 7, 9);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    static int crossSum(int number) {
        return number / 10 + number % 10;
    }
}
