package dev.flywheel.service.security;

import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who calls, from his token. A controller takes it as a parameter; {@code @Nullable} where the endpoint is public.
 *
 * @param subject the token's {@code sub}: an account's id, or a service's name
 * @param accountId null for services
 * @param roles may be empty
 */
public record Caller(String subject, @Nullable AccountId accountId, Set<Role> roles) {

    private static final String PREFIX = "ROLE_";

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Who calls now; null when the request carried no token, or outside a request. */
    public static @Nullable Caller current() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static @Nullable Caller of(@Nullable Authentication authentication) {
        if (!(authentication instanceof JwtAuthenticationToken token)) {
            return null;
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (token.getAuthorities().contains(authority(role))) {
                roles.add(role);
            }
        }
        String subject = token.getName();
        return new Caller(subject, roles.contains(Role.SERVICE) ? null : account(subject), roles);
    }

    /** The authorities of the roles a token names; words that are no role of ours count for nothing. */
    static Set<SimpleGrantedAuthority> authorities(@Nullable Object claim) {
        if (!(claim instanceof Collection<?> names)) {
            return Set.of();
        }
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .map(Caller::authority)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static SimpleGrantedAuthority authority(Role role) {
        return new SimpleGrantedAuthority(PREFIX + role);
    }

    private static @Nullable AccountId account(String subject) {
        try {
            return AccountId.of(subject);
        } catch (IllegalArgumentException foreign) {
            return null;
        }
    }
}
