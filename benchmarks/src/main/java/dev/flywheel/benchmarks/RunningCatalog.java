package dev.flywheel.benchmarks;

import dev.flywheel.catalog.CatalogApplication;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.postgres.Database;
import dev.flywheel.service.FlywheelService;
import dev.flywheel.testing.service.OtherServices;
import dev.flywheel.testing.service.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A catalog-service of its own, as it runs in production, with feeds that say nothing unless they are told to. */
public final class RunningCatalog implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;

    public RunningCatalog(Database database, Path searchIndex) {
        context = FlywheelService.builder(CatalogApplication.class, "catalog-service")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--flywheel.search.directory=" + searchIndex,
                        "--flywheel.services.orders.url=" + OtherServices.url("orders"),
                        "--flywheel.services.seller.url=" + OtherServices.url("seller"),
                        "--flywheel.security.jwk-set-uri=" + OtherServices.url("accounts") + "/oauth2/jwks",
                        "--flywheel.security.token-uri=" + OtherServices.url("accounts") + "/oauth2/token",
                        "--flywheel.security.client-secret=benchmark",
                        "--flywheel.feeds.in-background=false");
        jdbc = JdbcClient.create(context.getBean(DataSource.class));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public Api api() {
        return Api.onPort(port());
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Imports rows of the retailer and waits; every one must be accepted. The ids of all products by SKU. */
    public Map<String, UUID> imported(String csv) throws InterruptedException {
        Api operator = api().as(Tokens.of(AccountId.next(), Role.OPERATOR));
        String location = operator.send("POST", "/operator/imports", "text/csv", csv.getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        Api.Reply progress = operator.get(location).expect(200);
        while (progress.text("/status").equals("RUNNING")) {
            Thread.sleep(100);
            progress = operator.get(location).expect(200);
        }
        if (!progress.text("/status").equals("COMPLETED")
                || progress.at("/refused").asInt() > 0) {
            throw new IllegalStateException("the import did not work: " + progress.body());
        }
        Map<String, UUID> ids = new HashMap<>();
        jdbc.sql("SELECT sku, product_id FROM offer").query(row -> {
            ids.put(row.getString(1), row.getObject(2, UUID.class));
        });
        return ids;
    }

    @Override
    public void close() {
        context.close();
    }
}
