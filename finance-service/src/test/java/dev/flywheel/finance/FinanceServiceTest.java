package dev.flywheel.finance;

import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.SqlCounting;
import dev.flywheel.testing.service.ServiceTestContext;
import dev.flywheel.testing.service.Tokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The one context of this service's tests, on a PostgreSQL and a simulated processor of its own. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.name=chassis,finance-service")
@ContextConfiguration(initializers = ServiceTestContext.class)
@Import(SqlCounting.class)
@SuppressWarnings("NullAway.Init")
public abstract class FinanceServiceTest {

    @DynamicPropertySource
    static void simulator(DynamicPropertyRegistry registry) {
        registry.add("flywheel.payments.simulator.url", Simulator::url);
        registry.add("flywheel.payments.simulator.webhook-secret", () -> Simulator.SECRET);
    }

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    /** Nobody's client. */
    protected Api anyone() {
        return Api.onPort(port);
    }

    protected Api operator() {
        return anyone().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    protected Api service() {
        return anyone().as(Tokens.service("orders-service"));
    }
}
