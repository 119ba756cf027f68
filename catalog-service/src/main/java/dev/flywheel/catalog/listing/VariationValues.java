package dev.flywheel.catalog.listing;

import dev.flywheel.catalog.attribute.AttributeSet.Flaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a variation has for the theme of its family.
 *
 * @param text the same for two variations that differ in nothing: capitals, and units of defined attributes, do not count
 * @param missing what the theme names and the product has not, or has as a list
 */
record VariationValues(String text, List<RowProblem> missing) {

    static VariationValues of(List<String> theme, String attributes, String typed) {
        List<String> values = new ArrayList<>();
        List<RowProblem> missing = new ArrayList<>();
        for (String name : theme) {
            String defined = Attributes.text(typed, name);
            String value = defined == null ? Attributes.text(attributes, name) : defined;
            if (value == null || value.isBlank()) {
                missing.add(PageRule.problem(
                        new Flaw(name, Flaw.REQUIRED, "its family varies in it, so it needs one value")));
            } else {
                values.add(name + "=" + plain(value));
            }
        }
        return new VariationValues(String.join(", ", values), missing);
    }

    private static String plain(String value) {
        return value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
