package dev.flywheel.testing.service;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Walks every mapped endpoint of a service without a token and with each wrong role. Who may call what follows from the
 * path, as the architecture lays it down; what a service opens beyond that is named in its test.
 */
public final class AccessWalk {

    private final RequestMappingHandlerMapping mapping;
    private final Api api;
    private final List<Opening> openings = new ArrayList<>();

    public AccessWalk(RequestMappingHandlerMapping mapping, Api api) {
        this.mapping = mapping;
        this.api = api;
        open("GET /v3/api-docs", EnumSet.allOf(Role.class), true);
        open("GET /v3/api-docs.yaml", EnumSet.allOf(Role.class), true);
    }

    /** An endpoint, such as {@code GET /search}, that anyone may call. */
    public AccessWalk open(String endpoint) {
        return open(endpoint, EnumSet.allOf(Role.class), true);
    }

    /** An endpoint with roles other than its path implies. */
    public AccessWalk roles(String endpoint, Role first, Role... more) {
        return open(endpoint, EnumSet.of(first, more), false);
    }

    /**
     * Makes all the calls.
     *
     * @return how many calls were refused, so that a test can see the walk was one
     */
    public int walk() {
        int refused = 0;
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                for (RequestMethod method : methods(info)) {
                    refused += walk(method.name(), pattern);
                }
            }
        }
        return refused;
    }

    private int walk(String method, String pattern) {
        if (pattern.equals("/error") || pattern.startsWith("${")) {
            return 0;
        }
        Opening opening = opening(method + " " + pattern, pattern);
        if (opening.withoutToken) {
            return 0;
        }
        String path = pattern.replaceAll("\\{[^/]+}", "0198c0de-0000-7000-8000-000000000000")
                .replace("/**", "/x");
        expect(401, method, path, api);
        int refused = 1;
        for (Role role : EnumSet.complementOf(EnumSet.copyOf(opening.roles))) {
            expect(403, method, path, api.as(Tokens.of(AccountId.next(), role)));
            refused++;
        }
        return refused;
    }

    private static void expect(int status, String method, String path, Api caller) {
        Api.Reply reply = caller.send(method, path, "application/json", new byte[0]);
        if (reply.status() != status || reply.code().isEmpty()) {
            throw new AssertionError(method + " " + path + " should be a " + status + " problem but was "
                    + reply.status() + ": " + reply.body());
        }
    }

    private Opening opening(String endpoint, String pattern) {
        return openings.stream()
                .filter(opening -> opening.endpoint.equals(endpoint))
                .findFirst()
                .orElseGet(() -> new Opening(endpoint, implied(pattern), false));
    }

    private static Set<Role> implied(String pattern) {
        if (pattern.startsWith("/internal")) {
            return EnumSet.of(Role.SERVICE);
        }
        if (pattern.startsWith("/operator")) {
            return EnumSet.of(Role.OPERATOR);
        }
        if (pattern.startsWith("/seller")) {
            return EnumSet.of(Role.SELLER);
        }
        if (pattern.startsWith("/ads")) {
            return EnumSet.of(Role.ADVERTISER);
        }
        if (pattern.startsWith("/cloud")) {
            return EnumSet.of(Role.CLOUD);
        }
        return EnumSet.of(Role.SHOPPER);
    }

    private static Set<RequestMethod> methods(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? EnumSet.of(RequestMethod.GET) : methods;
    }

    private AccessWalk open(String endpoint, Set<Role> roles, boolean withoutToken) {
        openings.add(new Opening(endpoint, roles, withoutToken));
        return this;
    }

    private record Opening(String endpoint, Set<Role> roles, boolean withoutToken) {}
}
