package dev.flywheel.finance;

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
class FinanceHouseTest extends FinanceServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(FinanceApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        int refused = new AccessWalk(mapping, anyone())
                .open("POST /webhooks/payments/{name}")
                .walk();

        assertThat(refused).isGreaterThan(120);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("finance", anyone());
    }
}
