package dev.flywheel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.testing.service.AccessWalk;
import dev.flywheel.testing.service.HouseRules;
import dev.flywheel.testing.service.OpenApiDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class GatewayHouseTest extends GatewayTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(GatewayApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        assertThat(new AccessWalk(mapping, api()).walk()).isGreaterThan(15);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("gateway", api());
    }
}
