package dev.flywheel.gateway.limits;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.oauth2.jwt.JwtDecoder;

@Configuration(proxyBeanMethods = false)
class LimitsConfiguration {

    /** Right after the entrance, before any work is done for the call. */
    private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 30;

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(RateLimitSettings settings, JwtDecoder decoder) {
        RateLimit filter = new RateLimit(new ClientLimits(settings), new Clients(decoder));
        FilterRegistrationBean<RateLimit> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(EARLY);
        return registration;
    }
}
