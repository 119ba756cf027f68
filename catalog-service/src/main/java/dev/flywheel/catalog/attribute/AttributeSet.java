package dev.flywheel.catalog.attribute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The attributes that products of one category have by definition. What is not defined is free: such attributes are kept
 * and shown as they were given.
 */
public final class AttributeSet {

    /** Of a category that defines nothing. */
    public static final AttributeSet NONE = new AttributeSet(List.of());

    private static final String NOTHING = "{}";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Map<String, AttributeDefinition> byName = new LinkedHashMap<>();

    /** A definition replaces those of the same name before it, in their place. */
    public AttributeSet(Collection<AttributeDefinition> definitions) {
        definitions.forEach(definition -> byName.put(definition.name(), definition));
    }

    public List<AttributeDefinition> definitions() {
        return List.copyOf(byName.values());
    }

    public Optional<AttributeDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What the attributes of a product are by definition, and what is wrong with them. */
    public Typed type(String attributes) {
        if (byName.isEmpty()) {
            return new Typed(NOTHING, List.of());
        }
        JsonNode given = JSON.readTree(attributes);
        Map<String, JsonNode> typed = new TreeMap<>();
        List<Flaw> flaws = new ArrayList<>();
        for (AttributeDefinition definition : byName.values()) {
            String name = definition.name();
            JsonNode value = given.get(name);
            if (value == null) {
                if (definition.required()) {
                    flaws.add(new Flaw(name, Flaw.REQUIRED, "is required in this category"));
                }
                continue;
            }
            switch (definition.read(value)) {
                case Reading.Fits fits -> typed.put(name, fits.canonical());
                case Reading.Wrong wrong -> flaws.add(new Flaw(name, wrong.code(), wrong.message()));
            }
        }
        return new Typed(typed.isEmpty() ? NOTHING : JSON.writeValueAsString(typed), flaws);
    }

    /**
     * @param json the values that fit, by name: numbers in the base unit of their dimension
     */
    public record Typed(String json, List<Flaw> flaws) {}

    /**
     * What is wrong with one attribute.
     *
     * @param code stable word, e.g. {@code wrong_type}
     */
    public record Flaw(String attribute, String code, String message) {

        public static final String REQUIRED = "required";

        /** It is missing, which a draft may be. */
        public boolean missing() {
            return code.equals(REQUIRED);
        }
    }
}
