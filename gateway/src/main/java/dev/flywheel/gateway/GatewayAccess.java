package dev.flywheel.gateway;

import dev.flywheel.domain.Role;
import dev.flywheel.gateway.routing.RouteTable;
import dev.flywheel.service.security.AccessRules;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Who may call what. A call for a service is judged by that service, so it passes unseen here. Bulk imports are the
 * exception: nobody sends 256 MB through the gateway before it is known who he is.
 */
@Configuration(proxyBeanMethods = false)
class GatewayAccess {

    private static final String OPERATOR_IMPORTS = "/operator/imports/**";
    private static final String SELLER_IMPORTS = "/seller/imports/**";

    /** The last rule is for the pages, and for paths that lead nowhere: those are a 404 and no secret. */
    @Bean
    AccessRules gatewayRules() {
        return AccessRules.of()
                .role(
                        Role.OPERATOR,
                        OPERATOR_IMPORTS,
                        "/operator/test-clock",
                        "/operator/services",
                        "/operator/feeds/**")
                .role(Role.SELLER, SELLER_IMPORTS)
                .permit("/**");
    }

    @Bean
    @Order(0)
    SecurityFilterChain judgedByTheService(HttpSecurity http) {
        return http.securityMatcher(GatewayAccess::isJudgedByTheService)
                .csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private static boolean isJudgedByTheService(HttpServletRequest request) {
        return RouteTable.find(request)
                .filter(route -> !route.pattern().equals(OPERATOR_IMPORTS)
                        && !route.pattern().equals(SELLER_IMPORTS))
                .isPresent();
    }
}
