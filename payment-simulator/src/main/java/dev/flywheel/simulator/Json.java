package dev.flywheel.simulator;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads strictly: unknown and doubled fields, wrong types and trailing text are refused, each by name. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Integer,
                    config -> config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.String, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .build();

    private Json() {}

    /** Reads a request's body; an empty one is an empty object. */
    static <T> T request(byte[] body, Class<T> type) {
        try {
            T read = body.length == 0 ? MAPPER.readValue("{}", type) : MAPPER.readValue(body, type);
            if (read == null) {
                throw Refusal.passing(400, "invalid_body", "the body must be a JSON object");
            }
            return read;
        } catch (UnrecognizedPropertyException unknown) {
            throw Refusal.passing(400, "unknown_field", "there is no field '" + unknown.getPropertyName() + "'");
        } catch (DatabindException mismatch) {
            throw Refusal.passing(400, "invalid_body", field(mismatch) + " has the wrong type or an unknown value");
        } catch (JacksonException malformed) {
            throw Refusal.passing(400, "invalid_body", "the body is not JSON");
        }
    }

    static <T> T read(String line, Class<T> type) {
        return MAPPER.readValue(line, type);
    }

    static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static String field(DatabindException mismatch) {
        return mismatch.getPath().isEmpty()
                ? "the body"
                : "field '" + mismatch.getPath().getLast().getPropertyName() + "'";
    }
}
