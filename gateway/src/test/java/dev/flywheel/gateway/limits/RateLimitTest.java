package dev.flywheel.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

class RateLimitTest {

    /** Takes {@code token-of-ann} and its like; nothing else is valid. */
    private static final JwtDecoder DECODER = token -> {
        if (!token.startsWith("token-of-")) {
            throw new BadJwtException("forged");
        }
        return new Jwt(
                token,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Map.of("alg", "none"),
                Map.of("sub", token.substring(9)));
    };

    private final RateLimit filter = new RateLimit(new ClientLimits(new RateLimitSettings(1, 3)), new Clients(DECODER));

    @Test
    void refusesOneMoreThanTheBurst() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(call("203.0.113.1", "").getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = call("203.0.113.1", "");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("too_many_requests");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(call("203.0.113.2", "").getStatus()).isEqualTo(200);
    }

    @Test
    void countsAnAccountWhereverItCallsFrom() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(call("203.0.113." + i, "Bearer token-of-ann").getStatus())
                    .isEqualTo(200);
        }
        assertThat(call("203.0.113.9", "Bearer token-of-ann").getStatus()).isEqualTo(429);
        assertThat(call("203.0.113.9", "Bearer token-of-bob").getStatus()).isEqualTo(200);
    }

    @Test
    void accountsBehindOneAddressDoNotShareItsAllowance() throws Exception {
        for (String account : new String[] {"ann", "bob", "eve"}) {
            call("203.0.113.1", "Bearer token-of-" + account);
        }
        assertThat(call("203.0.113.1", "").getStatus()).isEqualTo(429);
        assertThat(call("203.0.113.1", "Bearer token-of-ann").getStatus()).isEqualTo(200);
    }

    @Test
    void inventedTokensAreNoNewAllowances() throws Exception {
        int passed = 0;
        for (int i = 0; i < 10; i++) {
            passed += call("203.0.113.1", "Bearer invented-" + i).getStatus() == 200 ? 1 : 0;
        }
        assertThat(passed).isEqualTo(3);
    }

    @Test
    void doesNotCountWhoWatches() throws Exception {
        for (int i = 0; i < 10; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actuator/health/liveness");
            MockHttpServletResponse response = new MockHttpServletResponse();
            filter.doFilter(request, response, new MockFilterChain());
            assertThat(response.getStatus()).isEqualTo(200);
        }
    }

    private MockHttpServletResponse call(String address, String authorization) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/search");
        request.setRemoteAddr(address);
        if (!authorization.isEmpty()) {
            request.addHeader("Authorization", authorization);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
