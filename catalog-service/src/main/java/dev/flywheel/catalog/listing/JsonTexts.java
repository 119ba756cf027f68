package dev.flywheel.catalog.listing;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists of texts as they are stored: JSON arrays. */
final class JsonTexts {

    private static final String NONE = "[]";
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonTexts() {}

    static String write(List<String> texts) {
        return texts.isEmpty() ? NONE : JSON.writeValueAsString(texts);
    }

    static List<String> read(String json) {
        return json.equals(NONE) ? List.of() : List.copyOf(JSON.readValue(json, TEXTS));
    }
}
