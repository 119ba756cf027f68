package dev.flywheel.prime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.testing.service.AccessWalk;
import dev.flywheel.testing.service.HouseRules;
import dev.flywheel.testing.service.OpenApiDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@SuppressWarnings("NullAway.Init")
class PrimeHouseTest extends PrimeServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(PrimeApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        int refused = new AccessWalk(mapping, anyone()).open("GET /prime/offer").walk();
        assertThat(refused).isGreaterThan(20);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("prime", anyone());
    }
}
