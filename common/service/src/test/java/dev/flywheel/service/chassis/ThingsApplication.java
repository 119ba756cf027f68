package dev.flywheel.service.chassis;

import static dev.flywheel.domain.Role.OPERATOR;
import static dev.flywheel.domain.Role.SELLER;
import static dev.flywheel.domain.Role.SHOPPER;

import dev.flywheel.service.security.AccessRules;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.service.registry.ImportHttpServices;

@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ThingsController.class, BreakingController.class, PeopleController.class})
@ImportHttpServices(group = "peer", types = PeerCalls.class)
class ThingsApplication {

    @Bean
    AccessRules accessRules() {
        return AccessRules.of()
                .permit("/things/**", "/large/**", "/broken/**", "/people/maybe")
                .permit(HttpMethod.GET, "/people/read")
                .role(SHOPPER, "/people/me", "/people/keyed")
                .signedIn("/people/anyone", "/people/nowhere")
                .role(SELLER, "/seller/**")
                .anyRole(HttpMethod.POST, Set.of(SELLER, OPERATOR), "/people/both");
    }
}
