package dev.flywheel.catalog.search;

import dev.flywheel.catalog.CatalogApplication;
import dev.flywheel.catalog.FakeAuctions;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.service.Tokens;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;

/** The service once more, on the database of a test and with an index of its own. */
final class SecondCatalog implements AutoCloseable {

    private static final String OF_THE_TEST = "service-test";

    private final ConfigurableApplicationContext context;

    private SecondCatalog(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static SecondCatalog start(Map<String, Object> sameAs, Path folder) {
        return new SecondCatalog(new SpringApplicationBuilder(CatalogApplication.class, FakeAuctions.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(OF_THE_TEST, sameAs)))
                .run(
                        "--spring.config.name=chassis,catalog-service",
                        "--server.port=0",
                        "--spring.main.lazy-initialization=true",
                        "--flywheel.search.directory=" + folder));
    }

    /** What makes a test's service that of the test: its database, and who the others are. */
    static Map<String, Object> settings(ConfigurableEnvironment environment) {
        Map<String, Object> settings = new HashMap<>();
        if (environment.getPropertySources().get(OF_THE_TEST) instanceof EnumerablePropertySource<?> source) {
            for (String name : source.getPropertyNames()) {
                settings.put(name, String.valueOf(source.getProperty(name)));
            }
        }
        return settings;
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    Api shopper() {
        return Api.at("http://localhost:" + port());
    }

    Api operator() {
        return shopper().as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    @Override
    public void close() {
        context.close();
    }
}
