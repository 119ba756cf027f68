package dev.flywheel.service.security;

import static dev.flywheel.domain.Role.OPERATOR;
import static dev.flywheel.domain.Role.SELLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;

import dev.flywheel.domain.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class AccessRulesTest {

    private static final AccessRules RULES = AccessRules.of()
            .permit(GET, "/seller/terms")
            .anyRole(GET, Set.of(SELLER, OPERATOR), "/seller/settlements")
            .role(SELLER, "/seller/**")
            .signedIn("/prime");

    @Test
    void theFirstRuleThatMatchesDecides() {
        assertThat(need("GET", "/seller/terms")).isInstanceOf(Need.Nothing.class);
        assertThat(need("HEAD", "/seller/terms")).isInstanceOf(Need.Nothing.class);
        assertThat(need("POST", "/seller/terms")).isEqualTo(new Need.AnyOf(Set.of(SELLER)));
        assertThat(need("GET", "/seller/settlements")).isEqualTo(new Need.AnyOf(Set.of(OPERATOR, SELLER)));
        assertThat(need("GET", "/seller/settlements/x")).isEqualTo(new Need.AnyOf(Set.of(SELLER)));
        assertThat(need("GET", "/prime")).isInstanceOf(Need.Token.class);
    }

    @Test
    void whatNoRuleNamesIsDenied() {
        assertThat(RULES.decisive(new MockHttpServletRequest("GET", "/sellers")))
                .isEmpty();
        assertThat(RULES.decisive(new MockHttpServletRequest("GET", "/prime/x")))
                .isEmpty();
        assertThat(AccessRules.of().decisive(new MockHttpServletRequest("GET", "/")))
                .isEmpty();
    }

    @Test
    void needsAreMetByRolesOnly() {
        Caller seller = new Caller("x", null, Set.of(SELLER));
        assertThat(new Need.AnyOf(Set.of(SELLER, OPERATOR)).isMetBy(seller)).isTrue();
        assertThat(new Need.AnyOf(Set.of(OPERATOR)).isMetBy(seller)).isFalse();
        assertThat(new Need.AnyOf(Set.of(Role.values())).isMetBy(null)).isFalse();
        assertThat(new Need.Token().isMetBy(seller)).isTrue();
        assertThat(new Need.Token().isMetBy(null)).isFalse();
        assertThat(new Need.Nothing().isMetBy(null)).isTrue();
    }

    private static Need need(String method, String path) {
        return RULES.decisive(new MockHttpServletRequest(method, path))
                .map(AccessRules.Rule::need)
                .orElseThrow();
    }
}
