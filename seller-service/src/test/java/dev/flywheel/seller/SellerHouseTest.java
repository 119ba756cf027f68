package dev.flywheel.seller;

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

class SellerHouseTest extends SellerServiceTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    @SuppressWarnings("NullAway.Init")
    private RequestMappingHandlerMapping mapping;

    @Test
    void keepsTheRulesOfTheHouse() {
        HouseRules.check(SellerApplication.class);
    }

    @Test
    void letsNobodyInWithoutTheRole() {
        int refused = new AccessWalk(mapping, anyone())
                .open("GET /fees")
                .open("GET /fees/referral")
                .roles("POST /seller/registration", Role.SHOPPER)
                .walk();

        assertThat(refused).isGreaterThan(80);
    }

    @Test
    void saysWhatItsApiIs() throws IOException {
        OpenApiDocument.check("seller", anyone());
    }
}
