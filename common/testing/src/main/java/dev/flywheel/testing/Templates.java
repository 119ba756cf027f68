package dev.flywheel.testing;

import dev.flywheel.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** Databases migrated once and cloned often. Their owner is no superuser, as in production. */
final class Templates {

    private static final String OWNER = "tester";
    private static final String PASSWORD = "tester";

    private final Database superuser;
    private final Map<List<String>, String> templates = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    Templates(Database superuser) {
        this.superuser = superuser;
        execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    Database superuser() {
        return superuser;
    }

    Database cloneOf(String... locations) {
        String template =
                locations.length == 0 ? "template1" : templates.computeIfAbsent(List.of(locations), this::migrated);
        return create("test_" + count.incrementAndGet(), template);
    }

    private String migrated(List<String> locations) {
        Database database = create("template_" + count.incrementAndGet(), "template1");
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations(locations.toArray(String[]::new))
                .failOnMissingLocations(true)
                .load()
                .migrate();
        return database.name();
    }

    private Database create(String name, String template) {
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER " + OWNER);
        return new Database(superuser.host(), superuser.port(), name, OWNER, PASSWORD);
    }

    private void execute(String sql) {
        try (Connection connection = superuser.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("failed: " + sql, failed);
        }
    }
}
