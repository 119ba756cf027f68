package dev.flywheel.accounts.issuer;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.flywheel.domain.Role;
import dev.flywheel.service.jobs.Job;
import dev.flywheel.service.security.SecuritySettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up Spring Authorization Server for what is offered: client credentials, the public keys, and discovery. Its
 * filter chain stands before the chassis' one and takes its own addresses only.
 */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

    /** The server library answers at more addresses, with forms of sign-in that are not set up. */
    private static final RequestMatcher OFFERED = new OrRequestMatcher(
            pathPattern(HttpMethod.POST, "/oauth2/token"),
            pathPattern(HttpMethod.GET, "/oauth2/jwks"),
            pathPattern(HttpMethod.GET, "/.well-known/oauth-authorization-server/**"),
            pathPattern(HttpMethod.GET, "/.well-known/openid-configuration"));

    /** What this issuer does not offer, so that discovery promises nothing else. */
    private static final List<String> NOT_OFFERED = List.of(
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "tls_client_certificate_bound_access_tokens",
            "dpop_signing_alg_values_supported",
            "userinfo_endpoint",
            "end_session_endpoint");

    @Bean
    TokenTime tokenTime() {
        return new TokenTime(Clock.systemUTC());
    }

    @Bean
    KeyRing keyRing(
            SigningKeys stored, PlatformTransactionManager transactions, TokenTime time, IssuerSettings settings) {
        return new KeyRing(stored, new TransactionTemplate(transactions), time, settings);
    }

    /** Found by the chassis, which checks this service's own callers with it, and by the authorization server. */
    @Bean
    JWKSource<SecurityContext> publishedKeys(KeyRing keys) {
        return (selector, context) -> selector.select(keys.published());
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> keys) {
        return new NimbusJwtEncoder(keys);
    }

    @Bean
    RegisteredClientRepository registeredServices(
            ServiceClientSettings clients, ClientSecrets secrets, IssuerSettings settings) {
        TokenSettings tokens = TokenSettings.builder()
                .accessTokenTimeToLive(settings.accessTokenLifetime())
                .build();
        return new RegisteredServices(clients, secrets, tokens);
    }

    /** Found by the token endpoint, which compares clients' secrets with it. People's passwords have their own. */
    @Bean
    ClientSecrets clientSecrets() {
        return new ClientSecrets();
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new SelfContainedTokens();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SecuritySettings security) {
        return AuthorizationServerSettings.builder().issuer(security.issuer()).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> serviceTokens(AccessTokens tokens) {
        return context -> {
            tokens.complete(context.getJwsHeader());
            String client = context.getRegisteredClient().getClientId();
            tokens.complete(context.getClaims().subject(client), List.of(Role.SERVICE), client);
        };
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain issuer(HttpSecurity http) {
        http.securityMatcher(OFFERED)
                .oauth2AuthorizationServer(server -> server.authorizationServerMetadataEndpoint(
                                endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                        metadata -> metadata.claims(IssuerConfiguration::trim)))
                        .oidc(oidc ->
                                oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                                        metadata -> metadata.claims(IssuerConfiguration::trim)))));
        return http.exceptionHandling(refused -> refused.authenticationEntryPoint(IssuerConfiguration::unknownClient))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    Job forgetSigningKeys(KeyRing keys) {
        return new Job("forget-signing-keys", Duration.ofHours(1), keys::forgetOld);
    }

    /** RFC 6749, section 5.2, for a client that did not say who it is. */
    private static void unknownClient(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().print("{\"error\":\"invalid_client\"}");
    }

    private static void trim(Map<String, Object> claims) {
        NOT_OFFERED.forEach(claims::remove);
        claims.put("grant_types_supported", List.of(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue()));
        claims.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
    }
}
