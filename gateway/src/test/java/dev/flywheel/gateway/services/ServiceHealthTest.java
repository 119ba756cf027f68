package dev.flywheel.gateway.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.gateway.FakeService;
import dev.flywheel.gateway.GatewayTest;
import dev.flywheel.testing.service.Tokens;
import org.junit.jupiter.api.Test;

class ServiceHealthTest extends GatewayTest {

    @Test
    void tellsWhatNeedsALookFromWhatIsAway() {
        service("seller").on("/actuator/health", exchange -> FakeService.answer(exchange, 200, """
                        {"groups":["liveness","readiness"],"status":"DEGRADED"}"""));
        service("ads").on("/actuator/health", exchange -> FakeService.answer(exchange, 503, """
                        {"status":"DOWN"}"""));
        assertThat(api().as(Tokens.of(AccountId.next(), Role.OPERATOR))
                        .get("/operator/services")
                        .expect(200)
                        .body())
                .contains("{\"service\":\"seller\",\"status\":\"DEGRADED\"")
                .contains("{\"service\":\"ads\",\"status\":\"DOWN\"")
                .contains("{\"service\":\"catalog\",\"status\":\"UP\"");
    }
}
