package dev.flywheel.catalog.search;

import dev.flywheel.catalog.attribute.AttributeDefinition;
import dev.flywheel.catalog.attribute.AttributeSet;
import dev.flywheel.catalog.attribute.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The attributes of a product that its category lets shoppers choose by. */
final class CountedAttributes {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** Longer texts are no choices. */
    private static final int LONGEST = 100;

    private static final int PLACES = 6;

    private CountedAttributes() {}

    /**
     * @param typed values by definition, numbers in the base unit; each is written in the unit of its definition
     */
    static List<AttributeValue> of(String typed, AttributeSet attributes) {
        List<AttributeDefinition> counted = attributes.definitions().stream()
                .filter(AttributeDefinition::facetable)
                .toList();
        if (counted.isEmpty()) {
            return List.of();
        }
        JsonNode values = JSON.readTree(typed);
        List<AttributeValue> all = new ArrayList<>();
        for (AttributeDefinition definition : counted) {
            JsonNode value = values.get(definition.name());
            if (value != null && value.isArray()) {
                value.forEach(element -> add(all, definition, element));
            } else if (value != null) {
                add(all, definition, value);
            }
        }
        return all;
    }

    private static void add(List<AttributeValue> all, AttributeDefinition definition, JsonNode value) {
        String text = value.isNumber() ? number(value.decimalValue(), definition.unit()) : value.asString();
        if (!text.isEmpty() && text.length() <= LONGEST) {
            all.add(new AttributeValue(definition.name(), text));
        }
    }

    private static String number(BigDecimal base, @Nullable Unit unit) {
        if (unit == null) {
            return base.stripTrailingZeros().toPlainString();
        }
        BigDecimal amount = base.divide(unit.toBase(BigDecimal.ONE), PLACES, RoundingMode.HALF_UP);
        return amount.stripTrailingZeros().toPlainString() + " " + unit.symbol();
    }
}
