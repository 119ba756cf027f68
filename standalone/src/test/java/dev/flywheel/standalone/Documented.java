package dev.flywheel.standalone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every operation that {@code docs/openapi} tells clients of. */
final class Documented {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path DOCUMENTS = Path.of("..", "docs", "openapi");

    private Documented() {}

    /**
     * One operation.
     *
     * @param body schema of the JSON it takes; null when it takes none
     * @param bodyRequired whether it may be called without one
     * @param schemas what {@code $ref}s point to
     */
    record Operation(
            String method,
            String path,
            List<String> roles,
            List<Parameter> parameters,
            @Nullable JsonNode body,
            boolean bodyRequired,
            JsonNode schemas) {

        List<Parameter> parameters(String in) {
            return parameters.stream()
                    .filter(parameter -> parameter.in.equals(in))
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * @param in {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String in, JsonNode schema) {}

    static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (DirectoryStream<Path> documents = Files.newDirectoryStream(DOCUMENTS, "*.json")) {
            for (Path document : documents) {
                JsonNode root = JSON.readTree(Files.readString(document));
                for (Map.Entry<String, JsonNode> path : root.at("/paths").properties()) {
                    for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                        operations.add(operation(method.getKey(), path.getKey(), method.getValue(), root));
                    }
                }
            }
        }
        return operations;
    }

    private static Operation operation(String method, String path, JsonNode description, JsonNode root) {
        List<Parameter> parameters = new ArrayList<>();
        description
                .path("parameters")
                .forEach(parameter -> parameters.add(new Parameter(
                        parameter.at("/name").asString(), parameter.at("/in").asString(), parameter.at("/schema"))));
        JsonNode body = description.at("/requestBody/content/application~1json/schema");
        return new Operation(
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                description
                        .path("x-roles")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList(),
                parameters,
                body.isMissingNode() ? null : body,
                description.at("/requestBody/required").asBoolean(false),
                root.at("/components/schemas"));
    }
}
