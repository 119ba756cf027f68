package dev.flywheel.accounts;

import dev.flywheel.domain.Role;
import dev.flywheel.service.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what. The issuer's own addresses ({@code /oauth2/**}) are ruled by the authorization server. */
@Configuration(proxyBeanMethods = false)
class AccountsAccess {

    @Bean
    AccessRules accountsRules() {
        return AccessRules.of()
                .permit(HttpMethod.POST, "/accounts", "/sessions", "/sessions/refresh", "/sessions/revocation")
                .role(HttpMethod.GET, Role.SHOPPER, "/accounts/me")
                .role(HttpMethod.POST, Role.SHOPPER, "/accounts/me/erasure")
                .role(HttpMethod.DELETE, Role.SHOPPER, "/sessions")
                .role(Role.OPERATOR, "/operator/**");
    }
}
