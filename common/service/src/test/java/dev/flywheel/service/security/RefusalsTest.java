package dev.flywheel.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

class RefusalsTest {

    private final Refusals refusals = new Refusals(
            AccessRules.of(),
            new Endpoints(new StaticListableBeanFactory().getBeanProvider(RequestMappingInfoHandlerMapping.class)));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/orders");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aTokenThatCannotBeCheckedIsNotCalledBad() throws Exception {
        refusals.commence(request, response, new AuthenticationServiceException("no keys at http://accounts"));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isNotNull();
        assertThat(response.getHeader("WWW-Authenticate")).isNull();
        assertThat(response.getContentAsString()).contains("\"unavailable\"").doesNotContain("accounts");
    }

    @Test
    void aMissingTokenIsAskedFor() throws Exception {
        refusals.commence(request, response, new InsufficientAuthenticationException("x"));
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
    }
}
