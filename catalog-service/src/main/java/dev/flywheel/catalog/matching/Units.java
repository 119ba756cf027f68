package dev.flywheel.catalog.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of units, each with the one it is counted as. */
final class Units {

    private static final Map<String, String> NAMES = names(List.of(
            "inch in inches \" '",
            "ft feet foot",
            "mile miles mi",
            "yard yards yd",
            "gb gigabyte gigabytes gbyte",
            "mb megabyte megabytes",
            "tb terabyte terabytes",
            "mm millimeter millimeters",
            "cm centimeter centimeters",
            "m meter meters metre metres",
            "g gram grams",
            "kg kilogram kilograms",
            "lb lbs pound pounds",
            "oz ounce ounces",
            "ml milliliter",
            "l liter liters litre litres",
            "gal gallon gallons",
            "qt quart quarts",
            "pack packs pk pcs pieces piece count ct",
            "user users",
            "mp megapixel megapixels",
            "w watt watts",
            "v volt volts",
            "mah",
            "hz",
            "mhz",
            "ghz",
            "port ports",
            "sheet sheets",
            "disc discs disk disks",
            "pin pins",
            "p",
            "k",
            "x",
            "hour hours hr hrs",
            "day days",
            "month months",
            "year years yr",
            "size"));

    private Units() {}

    /** What the unit is counted as; null for a word that is none. */
    static @Nullable String of(String word) {
        return NAMES.get(word);
    }

    private static Map<String, String> names(List<String> lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines) {
            List<String> same = Arrays.asList(line.split(" "));
            same.forEach(name -> names.put(name, same.getFirst()));
        }
        return Map.copyOf(names);
    }
}
