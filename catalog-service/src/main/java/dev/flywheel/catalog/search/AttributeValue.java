package dev.flywheel.catalog.search;

/** One value of an attribute that products are counted and filtered by. */
record AttributeValue(String name, String value) {

    /** No attribute has it in its name or value: control characters are refused where attributes are written. */
    private static final char BETWEEN = '\u001f';

    /** As the index holds it. */
    String term() {
        return name + BETWEEN + value;
    }

    static AttributeValue ofTerm(String term) {
        int between = term.indexOf(BETWEEN);
        return new AttributeValue(term.substring(0, between), term.substring(between + 1));
    }
}
