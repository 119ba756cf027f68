package dev.flywheel.catalog.attribute;

/** What a unit measures; values are kept in the first unit of their dimension. */
public enum Dimension {
    LENGTH,
    MASS,
    VOLUME,
    POWER,
    VOLTAGE,
    CURRENT,
    CHARGE,
    ENERGY,
    FREQUENCY,
    TIME,
    DATA,
    BRIGHTNESS
}
