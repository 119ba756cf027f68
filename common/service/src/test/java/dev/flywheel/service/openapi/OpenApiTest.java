package dev.flywheel.service.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.service.chassis.ChassisTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest extends ChassisTest {

    @Test
    void showsWhatThePublicMayCallInAFixedOrder() {
        List<String> paths = List.copyOf(document().at("/paths").propertyNames());
        assertThat(paths)
                .contains("/things", "/people/me", "/things/{id}")
                .noneMatch(path -> path.startsWith("/internal") || path.startsWith("/actuator"))
                .doesNotContain("/error")
                .isSorted();
        assertThat(document()).isEqualTo(document());
        assertThat(document().at("/servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
    }

    @Test
    void saysWhoMayCall() {
        JsonNode paths = document().at("/paths");
        assertThat(paths.at("/~1things/post/security").toString()).isEqualTo("[]");
        assertThat(paths.at("/~1people~1me/get/security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(paths.at("/~1people~1both/post/x-roles").toString()).isEqualTo("[\"OPERATOR\",\"SELLER\"]");
        assertThat(document().at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
    }

    @Test
    void leavesOutWhatOurResolversFillIn() {
        JsonNode me = document().at("/paths/~1people~1me/get");
        assertThat(me.has("parameters")).isFalse();
        assertThat(me.has("requestBody")).isFalse();
        JsonNode keyed = document().at("/paths/~1people~1keyed/post/parameters");
        assertThat(keyed).singleElement().satisfies(header -> {
            assertThat(header.at("/name").asString()).isEqualTo("Idempotency-Key");
            assertThat(header.at("/in").asString()).isEqualTo("header");
        });
    }

    @Test
    void describesValuesAsTheyLookInJson() {
        JsonNode schemas = document().at("/components/schemas");
        assertThat(schemas.at("/ThingsThing/properties/price/$ref").asString()).isEqualTo("#/components/schemas/Money");
        assertThat(schemas.at("/Money/properties/amount/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/Money/properties/currency/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/Money/properties").size()).isEqualTo(2);
        assertThat(schemas.at("/ThingsThing/properties/product/format").asString())
                .isEqualTo("uuid");
        assertThat(schemas.at("/ThingsThing/required").toString()).isEqualTo("[\"name\",\"price\",\"quantity\"]");
        assertThat(schemas.at("/ThingsTypes/properties/any").has("$ref")).isFalse();
        JsonNode id = document().at("/paths/~1things~1{id}/get/parameters/0");
        assertThat(id.at("/schema/format").asString()).isEqualTo("uuid");
    }

    @Test
    void describesProblems() {
        JsonNode refused = document().at("/paths/~1things/post/responses/default/content/application~1problem+json");
        assertThat(refused.at("/schema/$ref").asString()).isEqualTo("#/components/schemas/Problem");
        JsonNode problem = document().at("/components/schemas/Problem");
        assertThat(problem.at("/properties").propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "errors", "traceId");
        assertThat(problem.at("/required").toString()).doesNotContain("traceId").contains("code");
        assertThat(document().at("/components/schemas/FieldProblem/properties").size())
                .isEqualTo(3);
    }

    private JsonNode document() {
        return api().get("/v3/api-docs").expect(200).json();
    }
}
