package dev.flywheel.catalog;

import dev.flywheel.domain.Role;
import dev.flywheel.service.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what: everybody looks, shoppers wish and say what they think, sellers and operators list. */
@Configuration
class CatalogAccess {

    @Bean
    AccessRules accessRules() {
        return AccessRules.of()
                .permit(HttpMethod.GET, "/search", "/suggestions", "/products/**", "/categories", "/categories/**")
                .permit(HttpMethod.GET, "/wishlists/shared/*")
                .role(Role.SHOPPER, "/wishlists", "/wishlists/**")
                .permit(HttpMethod.GET, "/sellers/*/feedback", "/recommendations")
                .role(Role.SHOPPER, "/products/*/reviews/**", "/reviews/**", "/sellers/*/feedback/**")
                .role(Role.SHOPPER, "/recommendations/recently-viewed/**")
                .role(Role.SELLER, "/seller/**")
                .role(Role.OPERATOR, "/operator/**");
    }
}
