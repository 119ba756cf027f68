package dev.flywheel.service.security;

import dev.flywheel.domain.Role;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule asks of the caller. */
public sealed interface Need {

    boolean isMetBy(@Nullable Caller caller);

    /** Nothing: the call is public, and a token is optional. */
    record Nothing() implements Need {
        @Override
        public boolean isMetBy(@Nullable Caller caller) {
            return true;
        }
    }

    /** A valid token, whatever its roles. */
    record Token() implements Need {
        @Override
        public boolean isMetBy(@Nullable Caller caller) {
            return caller != null;
        }
    }

    /** One of the roles. */
    record AnyOf(Set<Role> roles) implements Need {

        public AnyOf {
            roles = Set.copyOf(roles);
        }

        @Override
        public boolean isMetBy(@Nullable Caller caller) {
            return caller != null && roles.stream().anyMatch(caller::has);
        }

        /** For people: {@code SELLER or OPERATOR}. */
        String words() {
            return new TreeSet<>(roles).stream().map(Role::name).collect(Collectors.joining(" or "));
        }
    }
}
