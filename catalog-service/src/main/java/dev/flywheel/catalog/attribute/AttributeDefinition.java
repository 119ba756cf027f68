package dev.flywheel.catalog.attribute;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an attribute of a category's products is.
 *
 * @param unit numbers without a unit of their own are in this one; null for numbers that count nothing, and other types
 * @param allowed the texts that can be chosen, spelled as shown; empty where any will do
 * @param required a product that is no draft has it
 * @param facetable search may count and filter by it
 * @param variation products of one family may differ in it
 */
public record AttributeDefinition(
        String name,
        AttributeType type,
        @Nullable Unit unit,
        List<String> allowed,
        boolean required,
        boolean facetable,
        boolean variation) {

    public AttributeDefinition {
        allowed = List.copyOf(allowed);
    }

    /** What the value is to this definition. */
    Reading read(JsonNode value) {
        return switch (type) {
            case TEXT -> Values.text(value);
            case INTEGER -> Values.integer(value);
            case DECIMAL -> Values.decimal(value, unit);
            case BOOLEAN -> Values.truth(value);
            case ENUMERATION -> Values.choice(value, allowed);
            case LIST -> Values.list(value, allowed);
        };
    }
}
