package dev.flywheel.accounts;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.flywheel.client.Api;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.ServiceTestContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The one Spring context of accounts-service, on a real database and over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis,accounts-service",
            "flywheel.accounts.key-secret=a secret of tests, at least 32 characters",
            "flywheel.accounts.key-activation-delay=PT0S",
            "flywheel.accounts.sign-in-address-limit.attempts=30",
            "flywheel.operator.password=" + AccountsServiceTest.OPERATOR_PASSWORD,
            "flywheel.clients.orders-service.secret=" + AccountsServiceTest.SERVICE_SECRET
        })
@ContextConfiguration(initializers = ServiceTestContext.class)
public abstract class AccountsServiceTest {

    protected static final String OPERATOR_PASSWORD = "only-for-tests-42";
    protected static final String SERVICE_SECRET = "orders-secret-of-tests";
    protected static final String PASSWORD = "a long sentence nobody guesses";

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    /** A client with an address of its own, so that no test spends another one's limits. */
    protected Api api() {
        int next = ADDRESSES.incrementAndGet();
        return Api.onPort(port).with("X-Forwarded-For", "198.51." + next / 250 + "." + (1 + next % 250));
    }

    protected String address(String path) {
        return "http://localhost:" + port + path;
    }

    protected static String newEmail() {
        return "ann-" + UUID.randomUUID() + "@example.com";
    }

    protected Api.Reply signUp(String email) {
        return api().post("/accounts", Map.of("email", email, "password", PASSWORD, "name", "Ann"));
    }

    protected Api.Reply signIn(String email, String password) {
        return api().post("/sessions", Map.of("email", email, "password", password));
    }

    /** Signs a new shopper up and in; answers the tokens. */
    protected Api.Reply signedIn() {
        String email = newEmail();
        signUp(email).expect(201);
        return signIn(email, PASSWORD).expect(201);
    }

    /** Lets tokens of the tests pass too, so that each role can be tried without an account that holds it. */
    @TestConfiguration(proxyBeanMethods = false)
    static class TokensOfTests {

        @Bean
        static BeanPostProcessor keysOfTests() {
            return new BeanPostProcessor() {
                @Override
                @SuppressWarnings("unchecked")
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof JWKSource<?> keys ? both((JWKSource<SecurityContext>) keys) : bean;
                }
            };
        }

        private static JWKSource<SecurityContext> both(JWKSource<SecurityContext> own) {
            return (selector, context) -> {
                List<com.nimbusds.jose.jwk.JWK> keys = new ArrayList<>(own.get(selector, context));
                keys.addAll(selector.select(ofTests()));
                return keys;
            };
        }

        private static JWKSet ofTests() {
            try {
                return JWKSet.load(URI.create(OtherServices.url("accounts") + "/oauth2/jwks")
                        .toURL());
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
