package dev.flywheel.ads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.domain.Role;
import dev.flywheel.testing.service.AccessWalk;
import dev.flywheel.testing.service.HouseRules;
import dev.flywheel.testing.service.OpenApiDocument;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AdsHouseTest extends AdsServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    void followsTheRulesOfTheHouse() {
        HouseRules.check(AdsApplication.class);
    }

    @Test
    void refusesWhoHasNoTokenOrAnotherRole() {
        int refused = new AccessWalk(mapping, api())
                .open("POST /ads/clicks/{token}")
                .open("GET /ads/{auction}/why")
                .open("GET /ad-library")
                .roles("POST /ads/account", Role.SHOPPER)
                .roles("GET /ads/account", Role.SHOPPER)
                .walk();
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("ads", api());
    }
}
