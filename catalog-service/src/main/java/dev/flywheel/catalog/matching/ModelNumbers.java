package dev.flywheel.catalog.matching;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manufacturer's model number of a product. */
final class ModelNumbers {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NAMES =
            Set.of("modelnumber", "model", "modelno", "mpn", "partnumber", "manufacturerpartnumber");
    private static final int LONGEST = 100;

    private ModelNumbers() {}

    /**
     * The one that is stated as such, else the one among the attributes.
     *
     * @param attributes JSON object
     */
    static @Nullable String of(@Nullable String stated, @Nullable String attributes) {
        return stated == null ? of(attributes) : stated;
    }

    private static @Nullable String of(@Nullable String attributes) {
        if (attributes == null || attributes.length() <= 2) {
            return null;
        }
        for (Map.Entry<String, JsonNode> attribute : JSON.readTree(attributes).properties()) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            String value = attribute.getValue().asString("");
            if (NAMES.contains(name) && !value.isBlank() && value.length() <= LONGEST) {
                return value;
            }
        }
        return null;
    }
}
