package dev.flywheel.ads;

import dev.flywheel.client.Api;
import dev.flywheel.contracts.accounts.AccountRoles;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.service.feed.Feeds;
import dev.flywheel.testing.SqlCounting;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The one Spring context of the service's tests. Tests share its database, so each works with advertisers of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=chassis,ads-service",
            "flywheel.ads.click-secret=a secret of the tests, long enough"
        })
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import({SqlCounting.class, AdsServiceTest.OtherSides.class})
public abstract class AdsServiceTest {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected Feeds feeds;

    @Autowired
    protected GrantedRoles roles;

    protected Api api() {
        return Api.onPort(port);
    }

    protected Api as(AccountId account, Role... roles) {
        return api().as(Tokens.of(account, roles));
    }

    protected Api catalog() {
        return api().as(Tokens.service("catalog-service"));
    }

    /** A new advertiser with offers to advertise. */
    protected TestAdvertiser advertiser() {
        return TestAdvertiser.open(this);
    }

    /** Moves this service's time, as the operator's test clock does. */
    protected void advance(Duration by) {
        Api operator = api().as(Tokens.service("gateway"));
        Instant now =
                Instant.parse(operator.get("/internal/test-clock").expect(200).text("/now"));
        operator.post("/internal/test-clock/move", Map.of("now", now.plus(by).toString()))
                .expect(200);
    }

    /** Grants that accounts-service was asked for. */
    public static final class GrantedRoles implements AccountRoles {

        public record Grant(AccountId account, Role role) {}

        public final List<Grant> grants = new CopyOnWriteArrayList<>();

        @Override
        public void grant(AccountId account, Role role) {
            grants.add(new Grant(account, role));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OtherSides {

        @Bean
        @Primary
        GrantedRoles grantedRoles() {
            return new GrantedRoles();
        }
    }
}
