package dev.flywheel.catalog.attribute;

/** What the values of an attribute are. */
public enum AttributeType {
    TEXT,
    INTEGER,
    /** A number, with a unit or without. */
    DECIMAL,
    BOOLEAN,
    /** One of the allowed texts. */
    ENUMERATION,
    /** Texts, of the allowed ones where there are such. */
    LIST
}
