package dev.flywheel.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.testing.service.AccessWalk;
import dev.flywheel.testing.service.HouseRules;
import dev.flywheel.testing.service.OpenApiDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccountsHouseTest extends AccountsServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(AccountsApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        int refused = new AccessWalk(mapping, api())
                .open("POST /accounts")
                .open("POST /sessions")
                .open("POST /sessions/refresh")
                .open("POST /sessions/revocation")
                .walk();
        assertThat(refused).isGreaterThan(30);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("accounts", api());
    }
}
