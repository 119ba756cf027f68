package dev.flywheel.catalog.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text in JSON. */
final class JsonWords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonWords() {}

    /** Names and values of an object, a line each. */
    static String of(String object) {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<String, JsonNode> attribute : JSON.readTree(object).properties()) {
            words.append(attribute.getKey()).append(' ');
            append(words, attribute.getValue());
        }
        return words.toString();
    }

    /** The texts of a list, a line each, and then another. */
    static String sentences(@Nullable String text, @Nullable String list) {
        StringBuilder words = new StringBuilder();
        if (list != null) {
            append(words, JSON.readTree(list));
        }
        return words.append(text == null ? "" : text).toString();
    }

    private static void append(StringBuilder words, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> append(words, element));
        } else {
            words.append(value.asString()).append('\n');
        }
    }
}
