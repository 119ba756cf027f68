package dev.flywheel.gateway;

import dev.flywheel.client.Api;
import dev.flywheel.testing.service.OtherServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The one Spring context of the gateway, in front of a fake of every service; prime is away. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis,gateway",
            "spring.application.name=gateway",
            "flywheel.test-clock=true",
            "flywheel.security.client-secret=tests",
            "flywheel.gateway.timeouts.answer=2s",
            "flywheel.gateway.timeouts.standstill=2s",
            "flywheel.gateway.rate-limit.per-second=50",
            "flywheel.gateway.rate-limit.burst=200"
        })
public abstract class GatewayTest {

    protected static final Map<String, FakeService> SERVICES = new LinkedHashMap<>();

    static {
        for (String name : List.of("accounts", "catalog", "orders", "seller", "ads", "finance")) {
            SERVICES.put(name, new FakeService(name));
        }
    }

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        SERVICES.forEach((name, service) -> registry.add("flywheel.services." + name + ".url", service::url));
        // Nobody listens there.
        registry.add("flywheel.services.prime.url", () -> "http://localhost:1");
        registry.add("flywheel.security.jwk-set-uri", () -> OtherServices.url("accounts") + "/oauth2/jwks");
        registry.add("flywheel.security.token-uri", () -> OtherServices.url("accounts") + "/oauth2/token");
    }

    protected Api api() {
        return Api.onPort(port);
    }

    protected static FakeService service(String name) {
        return java.util.Objects.requireNonNull(SERVICES.get(name));
    }
}
