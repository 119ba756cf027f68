package dev.flywheel.catalog.listing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Product attributes: a flat JSON object of text, numbers, truth values, or lists of them. Canonical text has its names
 * in order and numbers without needless zeros, so that equal attributes are equal texts.
 */
public final class Attributes {

    static final String NONE = "{}";
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 2000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Attributes() {}

    /** Throws {@link IllegalArgumentException} that says what is wrong. */
    public static String canonical(String text) {
        JsonNode object = read(text);
        if (!object.isObject()) {
            throw new IllegalArgumentException("attributes are a JSON object, such as {\"color\":\"red\"}");
        }
        if (object.size() > MOST) {
            throw new IllegalArgumentException("a product has at most " + MOST + " attributes");
        }
        Map<String, Object> sorted = new TreeMap<>();
        object.properties().forEach(attribute -> {
            String name = attribute.getKey();
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("the name of an attribute has 1 to " + LONGEST_NAME + " characters");
            }
            sorted.put(storable(name), value(name, attribute.getValue()));
        });
        return JSON.writeValueAsString(sorted);
    }

    /** The value of one attribute as text; null where there is none, or a list. */
    static @Nullable String text(String canonical, String name) {
        JsonNode value = JSON.readTree(canonical).get(name);
        return value == null || value.isContainer() ? null : value.asString();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("attributes are not valid JSON", broken);
        }
    }

    private static JsonNode value(String name, JsonNode value) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(scalar(name, element)));
            return list;
        }
        return scalar(name, value);
    }

    private static JsonNode scalar(String name, JsonNode value) {
        if (value.isNumber()) {
            return number(name, value.decimalValue());
        }
        if (value.isBoolean()) {
            return value;
        }
        if (!value.isString() || value.stringValue().length() > LONGEST_VALUE) {
            throw new IllegalArgumentException("attribute '" + name + "' is neither a text of at most " + LONGEST_VALUE
                    + " characters nor a number, true, false or a list of these");
        }
        storable(value.stringValue());
        return value;
    }

    private static JsonNode number(String name, BigDecimal number) {
        if (number.precision() > 40 || Math.abs(number.scale()) > 40) {
            throw new IllegalArgumentException("attribute '" + name + "' is out of range");
        }
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return JsonNodeFactory.instance.numberNode(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    private static String storable(String text) {
        if (!Cells.isStorable(text)) {
            throw new IllegalArgumentException("attributes hold a control character or half of one");
        }
        return text;
    }
}
