package dev.flywheel.testing.service;

import dev.flywheel.postgres.Database;
import dev.flywheel.testing.FaultProxy;
import dev.flywheel.testing.PostgresForTests;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Prepares the one Spring context of a service's tests: a migrated database of its own, tokens of {@link Tokens}, the
 * feeds of {@link OtherServices} (read when a test drains them), and the test clock on. With the property {@code
 * flywheel.tests.database-faults=true} a {@link FaultProxy} stands in front of the database; it is a bean.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT, properties = "spring.config.name=chassis,orders-service")
 * @ContextConfiguration(initializers = ServiceTestContext.class)
 * abstract class OrdersServiceTest { … }
 * }</pre>
 */
public final class ServiceTestContext implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String FAULTS = "flywheel.tests.database-faults";

    private static final String[] SERVICES = {
        "accounts", "catalog", "orders", "seller", "ads", "prime", "media", "cloud", "finance"
    };

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> properties = new HashMap<>();
        properties.put(
                "spring.application.name",
                environment.getProperty("spring.config.name", "").replace("chassis,", ""));
        String schema = environment.getProperty("flywheel.schema");
        if (schema != null) {
            Database database = PostgresForTests.database("classpath:db/chassis", "classpath:db/" + schema);
            if (environment.getProperty(FAULTS, boolean.class, false)) {
                FaultProxy wire = FaultProxy.to(database.host(), database.port());
                context.getBeanFactory().registerSingleton("databaseWire", wire);
                database = database.through(wire.host(), wire.port());
            }
            properties.put("spring.datasource.url", database.url());
            properties.put("spring.datasource.username", database.user());
            properties.put("spring.datasource.password", database.password());
        }
        for (String service : SERVICES) {
            properties.put("flywheel.services." + service + ".url", OtherServices.url(service));
        }
        properties.put("flywheel.security.issuer", Tokens.ISSUER);
        properties.put("flywheel.security.jwk-set-uri", OtherServices.url("accounts") + "/oauth2/jwks");
        properties.put("flywheel.security.token-uri", OtherServices.url("accounts") + "/oauth2/token");
        properties.put("flywheel.security.client-secret", "tests");
        properties.put("flywheel.feeds.in-background", "false");
        properties.put("flywheel.test-clock", "true");
        environment.getPropertySources().addFirst(new MapPropertySource("service-test", properties));
    }
}
