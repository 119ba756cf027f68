package dev.flywheel.service.openapi;

import com.fasterxml.jackson.databind.JavaType;
import dev.flywheel.domain.Money;
import dev.flywheel.domain.UnitPrice;
import dev.flywheel.service.web.RecordNulls;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.media.UUIDSchema;
import java.time.Duration;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/**
 * Describes our values as they look in JSON: money as two texts, typed ids as UUIDs, and as required what is never null.
 */
class ValueSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        Class<?> raw = java == null ? Object.class : java.getRawClass();
        if (raw == Money.class || raw == UnitPrice.class) {
            context.defineModel(raw.getSimpleName(), amount(raw), type, null);
            return new Schema<>().$ref("#/components/schemas/" + raw.getSimpleName());
        }
        if (raw == Currency.class) {
            return currency();
        }
        if (raw == Duration.class) {
            return new StringSchema().format("duration").example("P14D");
        }
        if (raw == MediaType.class) {
            return new StringSchema().example("text/csv");
        }
        if (isTypedId(raw)) {
            return new UUIDSchema();
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>().description("any JSON");
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.isRecord()) {
            require(schema, context, RecordNulls.neverNull(raw));
        }
        return schema;
    }

    /** A component that is never null is a field that is always there. */
    private static void require(Schema<?> schema, ModelConverterContext context, List<String> names) {
        String reference = schema.get$ref();
        Schema<?> model = reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        if (model == null || model.getProperties() == null) {
            return;
        }
        List<String> required = model.getProperties().keySet().stream()
                .filter(name -> names.contains(name)
                        || (model.getRequired() != null && model.getRequired().contains(name)))
                .sorted()
                .toList();
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static Schema<?> amount(Class<?> type) {
        Schema<?> amount =
                new StringSchema().pattern("-?\\d{1,15}(\\.\\d{1,9})?").example("12.34");
        return new ObjectSchema()
                .name(type.getSimpleName())
                .addProperty("amount", amount)
                .addProperty("currency", currency())
                .required(List.of("amount", "currency"));
    }

    private static Schema<?> currency() {
        return new StringSchema().pattern("[A-Z]{3}").example("USD").description("ISO 4217");
    }

    private static boolean isTypedId(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == UUID.class
                && type.getRecordComponents()[0].getName().equals("value")
                && type.getName().startsWith("dev.flywheel.");
    }
}
