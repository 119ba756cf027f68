package dev.flywheel.standalone;

import dev.flywheel.standalone.Documented.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that cannot be right, made from the schema of an operation: each has one thing wrong with it. */
final class BrokenBodies {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Takes the place of a value, to be replaced by text that no mapper would write. */
    private static final String HOLE = "@hole@";

    private final Operation operation;
    private final JsonNode example;
    private final Map<String, byte[]> bodies = new LinkedHashMap<>();

    private BrokenBodies(Operation operation) {
        this.operation = operation;
        this.example = example(Objects.requireNonNull(operation.body()));
    }

    /** By what is wrong with them. */
    static Map<String, byte[]> of(Operation operation) {
        BrokenBodies broken = new BrokenBodies(operation);
        broken.unreadable();
        broken.visit(Objects.requireNonNull(operation.body()), "");
        return broken.bodies;
    }

    /** A body of the right shape, if not of the right sense. */
    static byte[] example(Operation operation) {
        return JSON.writeValueAsBytes(new BrokenBodies(operation).example);
    }

    private void unreadable() {
        if (operation.bodyRequired()) {
            raw("nothing", "");
            raw("null", "null");
        }
        raw("half of it", "{");
        raw("two of it", "{} {}");
        raw("no JSON", "{'a':1}");
        raw("a form", "a=b");
        raw("text", "\"x\"");
        raw("too deep", "[".repeat(10_000));
        raw("a field twice", "{\"x\":1,\"x\":2}");
        bodies.put("a field not in UTF-8", "{\"\u00e9\":1}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("compressed", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0});
    }

    private void visit(JsonNode unresolved, String at) {
        JsonNode schema = resolved(unresolved);
        wrong(schema).forEach(text -> raw((at.isEmpty() ? "body" : at) + " is " + brief(text), with(at, text)));
        if (schema.path("type").asString("").equals("array")) {
            visit(schema.path("items"), at + "/0");
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            visit(property.getValue(), at + "/" + property.getKey());
        }
        if (schema.has("properties")) {
            ObjectNode more = (ObjectNode) at(at).deepCopy();
            raw(
                    at + " has an unknown field",
                    with(at, more.put("noSuchField", 1).toString()));
        }
        schema.path("required").forEach(name -> {
            ObjectNode less = (ObjectNode) at(at).deepCopy();
            less.remove(name.asString());
            raw(at + "/" + name.asString() + " is missing", with(at, less.toString()));
            raw(at + "/" + name.asString() + " is null", with(at + "/" + name.asString(), "null"));
        });
    }

    /** Values, as JSON text, that do not fit a schema. */
    private static List<String> wrong(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "string" -> wrongTexts(schema);
            case "integer" -> wrongNumbers(schema, List.of("\"1\"", "1.5", "1e30", "true", "{}", "NaN", "01"));
            case "number" ->
                wrongNumbers(schema, List.of("\"1\"", "1e400", "true", "[]", "Infinity", "1" + "0".repeat(90)));
            case "boolean" -> List.of("\"true\"", "1", "{}");
            case "array" -> List.of("{}", "\"x\"", "1", "[null]");
            case "object" -> List.of("[]", "\"x\"", "1");
            default -> List.of();
        };
    }

    private static List<String> wrongTexts(JsonNode schema) {
        List<String> wrong =
                new ArrayList<>(List.of("1", "true", "{}", "[]", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\x\""));
        if (schema.has("maxLength")) {
            wrong.add("\"" + "x".repeat(schema.path("maxLength").asInt() + 1) + "\"");
        }
        if (schema.path("minLength").asInt(0) > 0) {
            wrong.add("\"\"");
        }
        for (String text : List.of("no such thing", "")) {
            boolean fits = Pattern.matches(schema.path("pattern").asString(".*"), text);
            if (schema.has("enum") || schema.has("format") || !fits) {
                wrong.add("\"" + text + "\"");
            }
        }
        return wrong;
    }

    private static List<String> wrongNumbers(JsonNode schema, List<String> always) {
        List<String> wrong = new ArrayList<>(always);
        if (schema.has("minimum")) {
            wrong.add(String.valueOf(schema.path("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            wrong.add(String.valueOf(schema.path("maximum").asLong() + 1));
        }
        return wrong;
    }

    private JsonNode example(JsonNode unresolved) {
        JsonNode schema = resolved(unresolved);
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> {
                ObjectNode object = NODES.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(property -> object.set(property.getKey(), example(property.getValue())));
                yield object;
            }
            case "array" -> {
                ArrayNode array = NODES.arrayNode();
                yield array.add(example(schema.path("items")));
            }
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.stringNode(text(schema));
        };
    }

    private static String text(JsonNode schema) {
        if (schema.has("example")) {
            return schema.path("example").asString();
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> "0198c0de-0000-7000-8000-000000000000";
            case "date" -> "2026-01-31";
            case "date-time" -> "2026-01-31T00:00:00Z";
            default -> "x".repeat(Math.max(2, schema.path("minLength").asInt(0)));
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : operation.schemas().path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private JsonNode at(String pointer) {
        return example.at(pointer);
    }

    /** The example with other text in one place. */
    private String with(String pointer, String text) {
        if (pointer.isEmpty()) {
            return text;
        }
        JsonNode copy = example.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ObjectNode object) {
            object.put(name, HOLE);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), NODES.stringNode(HOLE));
        }
        return copy.toString().replace("\"" + HOLE + "\"", text);
    }

    private void raw(String what, String text) {
        bodies.put(what, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String brief(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "..." : text;
    }
}
