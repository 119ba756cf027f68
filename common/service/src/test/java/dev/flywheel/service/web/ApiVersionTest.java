package dev.flywheel.service.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api.Reply;
import dev.flywheel.service.chassis.ChassisTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest extends ChassisTest {

    @Test
    void versionOneIsTheDefault() {
        assertThat(api().get("/things/versioned").expect(200).body()).contains("one");
        assertThat(api().with(ApiVersion.HEADER, "1")
                        .get("/things/versioned")
                        .expect(200)
                        .body())
                .contains("one");
        api().with(ApiVersion.HEADER, "1").get("/things?limit=1").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "1.1", "x", "-1", "", "1;2", "99999999999"})
    void anUnknownVersionIsRefused(String version) {
        for (String path : new String[] {"/things/versioned", "/things?limit=1"}) {
            Reply reply = api().with(ApiVersion.HEADER, version).get(path).expect(400);
            assertThat(reply.code()).isEqualTo("invalid_request");
            assertThat(reply.text("/errors/0/field")).isEqualTo("API-Version");
        }
    }

    @Test
    void healthNeedsNoVersion() {
        api().get("/actuator/health").expect(200);
    }
}
