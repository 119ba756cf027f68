package dev.flywheel.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.service.chassis.Forge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedTokensTest {

    private final Keys keys = new Keys();
    private final Settable clock = new Settable();
    private final AtomicInteger verifications = new AtomicInteger();
    private final VerifiedTokens tokens = tokens();

    private VerifiedTokens tokens() {
        SecuritySettings settings =
                new SecuritySettings(Forge.ISSUER, "flywheel", null, Duration.ofSeconds(5), null, null, null);
        OAuth2TokenValidator<Jwt> validator = TokenChecks.validator(settings, clock);
        JwtDecoder verifying = TokenChecks.verifying(keys, validator);
        return new VerifiedTokens(
                token -> {
                    verifications.incrementAndGet();
                    return verifying.decode(token);
                },
                keys,
                validator);
    }

    @Test
    void areVerifiedOnceAndHeldApart() {
        AccountId ann = AccountId.next();
        AccountId bob = AccountId.next();
        String ofAnn = Forge.token(ann, Role.SHOPPER);
        String ofBob = Forge.token(bob, Role.SELLER);
        for (int i = 0; i < 3; i++) {
            assertThat(tokens.decode(ofAnn).getSubject()).isEqualTo(ann.toString());
            assertThat(tokens.decode(ofBob).getSubject()).isEqualTo(bob.toString());
        }
        assertThat(verifications).hasValue(2);
        assertThat(tokens.count()).isEqualTo(2);
    }

    @Test
    void areRefusedAfterTheirExpiryAlthoughRemembered() {
        String token = Forge.token(Role.SHOPPER); // For five minutes.
        tokens.decode(token);
        clock.ahead = Duration.ofSeconds(303);
        assertThat(tokens.decode(token)).as("within the leeway").isNotNull();
        assertThat(verifications).hasValue(1);
        clock.ahead = Duration.ofSeconds(307);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode(token))
                    .isInstanceOf(JwtValidationException.class)
                    .hasMessageContaining("expired");
        }
        assertThat(tokens.count()).isZero();
        clock.ahead = Duration.ZERO;
        tokens.decode(token);
        assertThat(verifications).as("nothing was left of it").hasValue(4);
    }

    @Test
    void neverHoldWhatIsForged() {
        String good = Forge.token(Role.SHOPPER);
        tokens.decode(good);
        String[] parts = good.split("\\.");
        String other = Forge.token(Role.OPERATOR);
        List<String> forged = List.of(
                Forge.sign(
                        Forge.header(),
                        Forge.claims(AccountId.next(), Role.OPERATOR).build(),
                        Forge.STOLEN_NAME),
                parts[0] + "." + other.split("\\.")[1] + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                good.substring(0, good.length() - 4) + "AAAA",
                good + "x",
                "garbage",
                "..",
                "");
        for (String token : forged) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> tokens.decode(token)).as(token).isInstanceOf(BadJwtException.class);
            }
        }
        assertThat(tokens.count()).as("the good one").isOne();
    }

    @Test
    void neverHoldWhatIsNotForUs() {
        String foreign = Forge.sign(
                Forge.header(),
                Forge.claims(AccountId.next(), Role.SHOPPER).audience("another").build());
        assertThatThrownBy(() -> tokens.decode(foreign)).isInstanceOf(JwtValidationException.class);
        assertThat(tokens.count()).isZero();
    }

    @Test
    void endWithTheKeyTheyWereSignedWith() {
        String token = Forge.token(Role.SHOPPER);
        tokens.decode(token);
        keys.set = new JWKSet(List.of((JWK) Forge.ELLIPTIC.toPublicJWK()));
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
        keys.set = new JWKSet(List.of((JWK) Forge.STOLEN_NAME.toPublicJWK()));
        assertThatThrownBy(() -> tokens.decode(token))
                .as("another key of the same name")
                .isInstanceOf(BadJwtException.class);
        assertThat(tokens.count()).isZero();
    }

    /** The issuer's keys, which may change. */
    private static final class Keys implements JWKSource<SecurityContext> {

        private volatile JWKSet set = new JWKSet(List.of((JWK) Forge.KEY.toPublicJWK()));

        @Override
        public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
            return selector.select(set);
        }
    }

    private static final class Settable extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
