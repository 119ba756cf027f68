package dev.flywheel.service.security;

import dev.flywheel.domain.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may call what, as an ordered list: the first rule that matches decides, and what no rule matches is denied. Every
 * service contributes one such bean:
 *
 * <pre>{@code
 * AccessRules.of().permit(GET, "/search", "/products/**").role(SELLER, "/seller/**").role(OPERATOR, "/operator/**")
 * }</pre>
 */
public final class AccessRules {

    private final List<Rule> rules;

    private AccessRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** No rule yet: everything is denied. */
    public static AccessRules of() {
        return new AccessRules(List.of());
    }

    /** Open to everybody; a token is optional, but a bad one is refused. */
    public AccessRules permit(String... patterns) {
        return with(null, new Need.Nothing(), patterns);
    }

    public AccessRules permit(HttpMethod method, String... patterns) {
        return with(method, new Need.Nothing(), patterns);
    }

    /** Open to every valid token. */
    public AccessRules signedIn(String... patterns) {
        return with(null, new Need.Token(), patterns);
    }

    public AccessRules signedIn(HttpMethod method, String... patterns) {
        return with(method, new Need.Token(), patterns);
    }

    public AccessRules role(Role role, String... patterns) {
        return with(null, new Need.AnyOf(Set.of(role)), patterns);
    }

    public AccessRules role(HttpMethod method, Role role, String... patterns) {
        return with(method, new Need.AnyOf(Set.of(role)), patterns);
    }

    /** One of several roles is enough. */
    public AccessRules anyRole(Set<Role> roles, String... patterns) {
        return with(null, new Need.AnyOf(roles), patterns);
    }

    public AccessRules anyRole(HttpMethod method, Set<Role> roles, String... patterns) {
        return with(method, new Need.AnyOf(roles), patterns);
    }

    /** These rules first, then the others. */
    AccessRules then(AccessRules others) {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(others.rules);
        return new AccessRules(all);
    }

    /** In the order in which they are tried; tests walk them. */
    public List<Rule> rules() {
        return rules;
    }

    /** The rule that decides about this request; none means denied. */
    Optional<Rule> decisive(HttpServletRequest request) {
        return rules.stream().filter(rule -> rule.matches(request)).findFirst();
    }

    private AccessRules with(@Nullable HttpMethod method, Need need, String... patterns) {
        List<Rule> all = new ArrayList<>(rules);
        Arrays.stream(patterns).map(pattern -> Rule.of(method, pattern, need)).forEach(all::add);
        return new AccessRules(all);
    }

    /**
     * One line of the list.
     *
     * @param method null for every method; GET stands for HEAD too
     * @param pattern path pattern of Spring, e.g. {@code /seller/**}
     */
    public record Rule(@Nullable HttpMethod method, String pattern, Need need, PathPatternRequestMatcher matcher) {

        static Rule of(@Nullable HttpMethod method, String pattern, Need need) {
            return new Rule(method, pattern, need, PathPatternRequestMatcher.pathPattern(pattern));
        }

        boolean matches(HttpServletRequest request) {
            return isMethodOf(request) && matcher.matches(request);
        }

        private boolean isMethodOf(HttpServletRequest request) {
            if (method == null || method.matches(request.getMethod())) {
                return true;
            }
            return HttpMethod.GET.equals(method) && HttpMethod.HEAD.matches(request.getMethod());
        }
    }
}
