package dev.flywheel.testing.service;

import dev.flywheel.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds a service's OpenAPI document against the committed one in {@code docs/openapi}. Run the tests with
 * {@code -Dopenapi.write=true} to accept a change.
 */
public final class OpenApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenApiDocument() {}

    /** Fails when the API changed and the committed document did not. */
    public static void check(String service, Api api) throws IOException {
        String now = JSON.writeValueAsString(api.get("/v3/api-docs").expect(200).json()) + "\n";
        Path committed = Path.of("..", "docs", "openapi", service + ".json");
        if (Boolean.getBoolean("openapi.write")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, now);
            return;
        }
        String before = Files.exists(committed) ? Files.readString(committed) : "";
        if (!before.equals(now)) {
            Path actual = Files.writeString(Path.of("target", service + "-openapi.json"), now);
            throw new AssertionError("the API of " + service + " changed: compare " + committed + " with " + actual
                    + ", and run with -Dopenapi.write=true if the change is wanted");
        }
    }
}
