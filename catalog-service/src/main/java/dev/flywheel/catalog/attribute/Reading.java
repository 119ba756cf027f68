package dev.flywheel.catalog.attribute;

import tools.jackson.databind.JsonNode;

/** What a value turns out to be. */
sealed interface Reading {

    /**
     * It is what its definition wants.
     *
     * @param canonical numbers in the base unit, texts as the definition spells them: equal values are equal
     */
    record Fits(JsonNode canonical) implements Reading {}

    /**
     * It is not.
     *
     * @param code stable word, e.g. {@code wrong_type}
     */
    record Wrong(String code, String message) implements Reading {}
}
