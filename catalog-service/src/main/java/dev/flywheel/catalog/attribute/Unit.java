package dev.flywheel.catalog.attribute;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A unit of measure. Factors to the base unit are exact: those of inch, pound and ounce by the international yard and
 * pound agreement of 1959, those of US gallon and fluid ounce by NIST Handbook 44, appendix C. Multiples of a byte are
 * decimal, as sellers of disks count.
 */
public enum Unit {
    MILLIMETRE(Dimension.LENGTH, "1", "mm", "millimetre", "millimeter"),
    CENTIMETRE(Dimension.LENGTH, "10", "cm", "centimetre", "centimeter"),
    METRE(Dimension.LENGTH, "1000", "m", "metre", "meter"),
    INCH(Dimension.LENGTH, "25.4", "in", "inch", "inches", "\"", "\u2033", "\u201d"),
    FOOT(Dimension.LENGTH, "304.8", "ft", "foot", "feet", "'", "\u2032"),
    YARD(Dimension.LENGTH, "914.4", "yd", "yard"),
    GRAM(Dimension.MASS, "1", "g", "gram", "gramme"),
    MILLIGRAM(Dimension.MASS, "0.001", "mg", "milligram"),
    KILOGRAM(Dimension.MASS, "1000", "kg", "kilogram", "kilo"),
    OUNCE(Dimension.MASS, "28.349523125", "oz", "ounce"),
    POUND(Dimension.MASS, "453.59237", "lb", "lbs", "pound"),
    MILLILITRE(Dimension.VOLUME, "1", "ml", "millilitre", "milliliter"),
    CENTILITRE(Dimension.VOLUME, "10", "cl", "centilitre", "centiliter"),
    LITRE(Dimension.VOLUME, "1000", "l", "litre", "liter", "ltr"),
    FLUID_OUNCE(Dimension.VOLUME, "29.5735295625", "fl oz", "fl. oz.", "fl.oz", "floz", "fluid ounce"),
    GALLON(Dimension.VOLUME, "3785.411784", "gal", "gallon"),
    WATT(Dimension.POWER, "1", "w", "watt"),
    KILOWATT(Dimension.POWER, "1000", "kw", "kilowatt"),
    VOLT(Dimension.VOLTAGE, "1", "v", "volt"),
    MILLIVOLT(Dimension.VOLTAGE, "0.001", "mv", "millivolt"),
    KILOVOLT(Dimension.VOLTAGE, "1000", "kv", "kilovolt"),
    AMPERE(Dimension.CURRENT, "1", "a", "amp", "ampere"),
    MILLIAMPERE(Dimension.CURRENT, "0.001", "ma", "milliamp", "milliampere"),
    AMPERE_HOUR(Dimension.CHARGE, "1", "ah", "amp hour", "ampere hour"),
    MILLIAMPERE_HOUR(Dimension.CHARGE, "0.001", "mah"),
    WATT_HOUR(Dimension.ENERGY, "1", "wh", "watt hour"),
    KILOWATT_HOUR(Dimension.ENERGY, "1000", "kwh", "kilowatt hour"),
    HERTZ(Dimension.FREQUENCY, "1", "hz", "hertz"),
    KILOHERTZ(Dimension.FREQUENCY, "1000", "khz"),
    MEGAHERTZ(Dimension.FREQUENCY, "1000000", "mhz"),
    GIGAHERTZ(Dimension.FREQUENCY, "1000000000", "ghz"),
    SECOND(Dimension.TIME, "1", "s", "sec", "second"),
    MINUTE(Dimension.TIME, "60", "min", "minute"),
    HOUR(Dimension.TIME, "3600", "h", "hr", "hour"),
    GIGABYTE(Dimension.DATA, "1", "gb", "gigabyte"),
    MEGABYTE(Dimension.DATA, "0.001", "mb", "megabyte"),
    TERABYTE(Dimension.DATA, "1000", "tb", "terabyte"),
    LUMEN(Dimension.BRIGHTNESS, "1", "lm", "lumen");

    private static final Map<String, Unit> BY_NAME = byName();
    private static final String ALL = Arrays.stream(values()).map(Unit::symbol).collect(Collectors.joining(", "));

    private final Dimension dimension;
    private final BigDecimal factor;
    private final List<String> names;

    Unit(Dimension dimension, String factor, String... names) {
        this.dimension = dimension;
        this.factor = new BigDecimal(factor);
        this.names = List.of(names);
    }

    /** The unit of that symbol or name, in capitals or not, one or many ({@code inch}, {@code pounds}). */
    public static Unit of(String text) {
        Unit unit = find(text);
        if (unit == null) {
            throw new IllegalArgumentException("a unit is one of " + ALL);
        }
        return unit;
    }

    static @Nullable Unit find(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        Unit unit = BY_NAME.get(name);
        return unit == null && name.endsWith("s") ? BY_NAME.get(name.substring(0, name.length() - 1)) : unit;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** How it is written here. */
    public String symbol() {
        return names.getFirst();
    }

    /** So much of this unit in the base unit of its dimension, exactly. */
    public BigDecimal toBase(BigDecimal amount) {
        return amount.multiply(factor);
    }

    private static Map<String, Unit> byName() {
        Map<String, Unit> byName = new HashMap<>();
        for (Unit unit : values()) {
            unit.names.forEach(name -> byName.put(name, unit));
        }
        return Map.copyOf(byName);
    }
}
