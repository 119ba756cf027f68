package dev.flywheel.service.openapi;

import dev.flywheel.service.problem.Problem;
import dev.flywheel.service.security.AccessRules;
import dev.flywheel.service.security.Need;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.server.PathContainer;
import org.springframework.util.StringUtils;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Completes the description with what holds for every call: who may make it, taken from the access rules so that it
 * cannot differ from them, and how an error looks.
 */
class PublicApi implements OpenApiCustomizer {

    static final String BEARER = "bearer";

    private final List<AccessRules> rules;

    PublicApi(List<AccessRules> rules) {
        this.rules = rules;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation)));
        // Here and not earlier: until now nothing refers to it, and what nothing refers to is dropped.
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
    }

    private void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(new ApiResponses());
        }
        operation.getResponses().addApiResponse("default", problem());
        operation.setOperationId(id(path, method));
        Need need = rules.stream()
                .flatMap(all -> all.rules().stream())
                .filter(rule -> decides(rule, path, method))
                .map(AccessRules.Rule::need)
                .findFirst()
                .orElse(null);
        if (need instanceof Need.Nothing) {
            operation.setSecurity(List.of());
            return;
        }
        operation.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
        if (need instanceof Need.AnyOf anyOf) {
            operation.addExtension(
                    "x-roles", anyOf.roles().stream().map(Enum::name).sorted().toList());
        }
    }

    /** The framework numbers methods of the same name in the order it meets them, which is no name to rely on. */
    private static String id(String path, PathItem.HttpMethod method) {
        return Arrays.stream(path.split("[^A-Za-z0-9]+"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining("", method.name().toLowerCase(Locale.ROOT), ""));
    }

    private static boolean decides(AccessRules.Rule rule, String path, PathItem.HttpMethod method) {
        boolean methodFits = rule.method() == null || rule.method().matches(method.name());
        return methodFits
                && PathPatternParser.defaultInstance.parse(rule.pattern()).matches(PathContainer.parsePath(path));
    }

    private static ApiResponse problem() {
        MediaType json = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        return new ApiResponse()
                .description("Why the call was not done")
                .content(new Content().addMediaType("application/problem+json", json));
    }
}
