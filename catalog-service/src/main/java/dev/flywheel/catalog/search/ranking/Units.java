package dev.flywheel.catalog.search.ranking;

import java.util.HashMap;
import java.util.Map;

/**
 * Units of measure under one name each. What an abbreviation may also mean ("in", "l") is not asked: both sides are
 * read alike, and so the order of the words does not matter.
 */
final class Units {

    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        name("in", "inch", "inches");
        name("foot", "ft", "feet");
        name("yard", "yd", "yards");
        name("mm", "millimeter", "millimeters", "millimetre", "millimetres");
        name("cm", "centimeter", "centimeters", "centimetre", "centimetres");
        name("m", "meter", "meters", "metre", "metres");
        name("oz", "ounce", "ounces");
        name("lb", "lbs", "pound", "pounds");
        name("g", "gram", "grams");
        name("kg", "kilogram", "kilograms");
        name("ml", "milliliter", "milliliters", "millilitre", "millilitres");
        name("l", "liter", "liters", "litre", "litres");
        name("quart", "qt", "quarts");
        name("gallon", "gal", "gallons");
        name("w", "watt", "watts");
        name("v", "volt", "volts");
        name("amp", "amps", "ampere", "amperes");
        name("mah");
        name("hz", "hertz");
        name("mhz", "megahertz");
        name("ghz", "gigahertz");
        name("kb", "kilobyte", "kilobytes");
        name("mb", "megabyte", "megabytes");
        name("gb", "gigabyte", "gigabytes");
        name("tb", "terabyte", "terabytes");
        name("mp", "megapixel", "megapixels");
        name("dpi");
        name("rpm");
        name("btu", "btus");
        name("minute", "min", "mins", "minutes");
        name("hour", "hr", "hrs", "hours");
        name("year", "yr", "yrs", "years");
        name("pack", "pk", "packs");
        name("count", "ct", "counts");
        name("piece", "pc", "pcs", "pieces");
    }

    private Units() {}

    static boolean known(String word) {
        return NAMES.containsKey(word);
    }

    /** The unit's name; any other word is itself. */
    static String name(String word) {
        return NAMES.getOrDefault(word, word);
    }

    private static void name(String name, String... others) {
        NAMES.put(name, name);
        for (String other : others) {
            NAMES.put(other, name);
        }
    }
}
