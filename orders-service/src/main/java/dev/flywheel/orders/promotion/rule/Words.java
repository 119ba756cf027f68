package dev.flywheel.orders.promotion.rule;

import java.math.BigDecimal;
import java.util.List;

/** Parts of the sentences that explain a discount. */
final class Words {

    private static final int NAMED = 3;

    private Words() {}

    /** {@code Toys, Games and Books}; the first three of many. */
    static String list(List<String> names) {
        if (names.size() > NAMED) {
            return String.join(", ", names.subList(0, NAMED)) + " and more";
        }
        if (names.size() == 1) {
            return names.getFirst();
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    /** {@code 20%}, {@code 7.5%}. */
    static String percent(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + "%";
    }

    /** The text, joined by the word to what it is about; just the text when that has no name. */
    static String with(String text, String joint, String goods) {
        return goods.isEmpty() ? text : text + joint + goods;
    }
}
