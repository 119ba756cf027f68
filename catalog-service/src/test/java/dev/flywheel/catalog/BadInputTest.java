package dev.flywheel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.service.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends every operation that the API describes what nobody should send: for each parameter and each field of each body in
 * turn. Whoever adds an endpoint has it tried here without writing a line.
 */
class BadInputTest extends CatalogServiceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOME_ID = "0198c0de-0000-7000-8000-000000000000";

    private static final List<String> TEXTS = List.of(
            "\u0000",
            "a\u0000b",
            "\uD83D\uDD25",
            "\u202E\u05E9\u05DC\u05D5\u05DD",
            "-1",
            "9223372036854775808",
            "NaN",
            "1e999",
            "' OR 1=1 --",
            "title:(a OR b^9) AND [* TO *]~",
            "\"unbalanced",
            "<script>alert(1)</script>",
            "%",
            " ",
            "",
            "x".repeat(2_000));

    private static final String OBJECT = "{\"x\":{\"y\":[1]}}";

    /** JSON. */
    private static final List<String> VALUES = List.of(
            "null",
            "[]",
            "{}",
            "[[]]",
            "true",
            "-1",
            "1.5",
            "1e99",
            "12345678901234567890",
            "\"\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"javascript:alert(1)\"",
            "\"<b>bold</b>\"",
            OBJECT,
            "[null]",
            "[1,\"a\"]",
            "\"" + "y".repeat(30_000) + "\"");

    private final List<String> faults = new ArrayList<>();
    private int sent;

    @Test
    void answersNonsenseWithAProblem() {
        JsonNode document = shopper().get("/v3/api-docs").expect(200).json();
        Api everybody = shopper().as(Tokens.of(AccountId.next(), Role.SHOPPER, Role.SELLER, Role.OPERATOR));
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> new Operation(
                                        everybody, document, operation.getKey(), path.getKey(), operation.getValue())
                                .tryAll()));

        assertThat(faults).isEmpty();
        assertThat(sent).isGreaterThan(2_000);
    }

    /** One method of one path. */
    private final class Operation {

        private final Api caller;
        private final JsonNode document;
        private final String method;
        private final String path;
        private final JsonNode described;

        Operation(Api caller, JsonNode document, String method, String path, JsonNode described) {
            this.caller = caller;
            this.document = document;
            this.method = method.toUpperCase(Locale.ROOT);
            this.path = path;
            this.described = described;
        }

        void tryAll() {
            JsonNode schema = resolved(described.at("/requestBody/content/application~1json/schema"));
            JsonNode body = schema.isMissingNode() ? schema : sample(schema, 0);
            for (JsonNode parameter : described.path("parameters")) {
                String name = parameter.path("name").asString();
                for (String text : TEXTS) {
                    switch (parameter.path("in").asString()) {
                        case "path" -> send(name, text, filled(path.replace("{" + name + "}", encoded(text))), body);
                        case "query" -> send(name, text, filled(path) + "?" + name + "=" + encoded(text), body);
                        default -> {}
                    }
                }
            }
            if (schema.isMissingNode()) {
                return;
            }
            VALUES.forEach(value -> send("the body", value, filled(path), JSON.readTree(value)));
            tryFields(schema, body, "");
        }

        private void tryFields(JsonNode schema, JsonNode body, String at) {
            for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
                String place = at + "/" + field.getKey();
                for (String value : VALUES) {
                    ObjectNode changed = (ObjectNode) body.deepCopy();
                    ((ObjectNode) changed.at(at)).set(field.getKey(), JSON.readTree(value));
                    Api.Reply reply = send(place, value, filled(path), changed);
                    if (value.equals(OBJECT) && isPlain(field.getValue()) && !names(reply, place)) {
                        fault(place, value, reply);
                    }
                }
                if (at.isEmpty() && resolved(field.getValue()).has("properties")) {
                    tryFields(resolved(field.getValue()), body, place);
                }
            }
        }

        /** A text, number or truth value. */
        private boolean isPlain(JsonNode field) {
            return List.of("string", "integer", "number", "boolean")
                    .contains(resolved(field).path("type").asString(""));
        }

        /** The field, or the object it is part of. */
        private static boolean names(Api.Reply problem, String place) {
            String field = place.substring(1).replace('/', '.');
            return problem.status() == 400
                    && problem.at("/errors")
                            .valueStream()
                            .map(error -> error.path("field").asString(""))
                            .anyMatch(named -> field.equals(named) || field.startsWith(named + "."));
        }

        private Api.Reply send(String place, String value, String address, JsonNode body) {
            Api.Reply reply = body.isMissingNode()
                    ? caller.send(method, address, "text/csv", "sku,title\n".getBytes(StandardCharsets.UTF_8))
                    : caller.send(method, address, "application/json", JSON.writeValueAsBytes(body));
            sent++;
            boolean fine = reply.status() < 400
                    || (reply.status() < 500 && !reply.code().isEmpty());
            if (!fine) {
                fault(place, value, reply);
            }
            return reply;
        }

        private void fault(String place, String value, Api.Reply reply) {
            String start = value.substring(0, Math.min(40, value.length()));
            faults.add(method + " " + path + " " + place + " = " + start + ": " + reply.status() + " " + reply.body());
        }

        private static String filled(String path) {
            return path.replaceAll("\\{sku}", "BAD-INPUT").replaceAll("\\{[^/]+}", SOME_ID);
        }

        /** Something that fits. */
        private JsonNode sample(JsonNode described, int depth) {
            JsonNode schema = resolved(described);
            if (schema.has("enum")) {
                return schema.path("enum").get(0);
            }
            return switch (schema.path("type").asString("")) {
                case "object" -> depth > 3 ? JSON.createObjectNode() : object(schema, depth);
                case "array" -> JSON.createArrayNode().add(sample(schema.path("items"), depth + 1));
                case "integer", "number" -> JSON.readTree("1");
                case "boolean" -> JSON.readTree("true");
                default -> text(schema);
            };
        }

        private JsonNode object(JsonNode schema, int depth) {
            ObjectNode made = JSON.createObjectNode();
            schema.path("properties")
                    .properties()
                    .forEach(field -> made.set(field.getKey(), sample(field.getValue(), depth + 1)));
            return made;
        }

        private static JsonNode text(JsonNode schema) {
            return JSON.valueToTree(
                    switch (schema.path("format").asString("")) {
                        case "uuid" -> SOME_ID;
                        case "date-time" -> "2026-11-27T00:00:00Z";
                        default -> schema.path("example").asString("1");
                    });
        }

        private JsonNode resolved(JsonNode schema) {
            String reference = schema.path("$ref").asString("");
            return reference.isEmpty() ? schema : document.at(reference.substring(1));
        }
    }
}
