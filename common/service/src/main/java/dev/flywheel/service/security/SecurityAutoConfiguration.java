package dev.flywheel.service.security;

import static dev.flywheel.domain.Role.OPERATOR;
import static dev.flywheel.domain.Role.SERVICE;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Makes every service a resource server that denies by default. */
@AutoConfiguration(
        before = {
            org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration.class,
            org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration.class
        },
        beforeName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(SecuritySettings.class)
public class SecurityAutoConfiguration {

    /** What is the same everywhere, ahead of a service's own rules so that none of them can open it. */
    private static final AccessRules CHASSIS = AccessRules.of()
            .role(SERVICE, "/internal/**")
            .permit(HttpMethod.GET, "/actuator/health/**", "/v3/api-docs/**")
            .anyRole(HttpMethod.GET, Set.of(SERVICE, OPERATOR), "/actuator/prometheus");

    /** The issuer itself has the keys at hand; everybody else fetches them. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(SecuritySettings settings, ObjectProvider<JWKSource<SecurityContext>> ownKeys) {
        return TokenChecks.decoder(settings, ownKeys.getIfAvailable(() -> new SigningKeys(settings.keys())));
    }

    @Bean
    Refusals refusals(ObjectProvider<AccessRules> rules, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
        return new Refusals(all(rules), new Endpoints(mappings));
    }

    /** No parameter with the character NUL either: a database would choke on it. */
    @Bean
    @ConditionalOnMissingBean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf(0) < 0);
        return firewall;
    }

    /** A request is observed once, and not once more by each filter, which cost more than the filters themselves. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain chassisSecurity(
            HttpSecurity http, JwtDecoder decoder, Refusals refusals, ObjectProvider<AccessRules> rules) {
        AccessRules all = all(rules);
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(bearerTokens(decoder, refusals), AnonymousAuthenticationFilter.class)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .anyRequest()
                        .access((caller, context) -> new AuthorizationDecision(all.decisive(context.getRequest())
                                .filter(rule -> rule.need().isMetBy(Caller.of(caller.get())))
                                .isPresent())))
                .build();
    }

    @Bean
    WebMvcConfigurer callerArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArguments());
            }
        };
    }

    private static AccessRules all(ObjectProvider<AccessRules> contributed) {
        return contributed.orderedStream().reduce(CHASSIS, AccessRules::then);
    }

    private static BearerTokenAuthenticationFilter bearerTokens(JwtDecoder decoder, Refusals refusals) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(token -> new JwtAuthenticationToken(
                token, Caller.authorities(token.getClaims().get("roles"))));
        AuthenticationManager manager = new ProviderManager(provider);
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(manager, new BearerToken());
        filter.setAuthenticationEntryPoint(refusals);
        // The framework's own handler lets an unreachable issuer pass as a failure of ours.
        filter.setAuthenticationFailureHandler(refusals::commence);
        return filter;
    }
}
