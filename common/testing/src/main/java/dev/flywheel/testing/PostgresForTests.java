package dev.flywheel.testing;

import dev.flywheel.postgres.Database;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A real PostgreSQL for tests: one cluster in a JVM, started when first asked for; for each list of migrations one
 * template; for each caller a clone of it, which takes milliseconds. The embedded one, or, with the Maven profile
 * {@code testcontainers}, a container.
 */
public final class PostgresForTests {

    private static @Nullable Templates templates;

    private PostgresForTests() {}

    /**
     * A new database of the caller's own, migrated.
     *
     * @param flywayLocations e.g. {@code classpath:db/orders}; none for an empty database
     */
    public static Database database(String... flywayLocations) {
        return templates().cloneOf(flywayLocations);
    }

    /** Points a Spring test at a new migrated database; for a {@code @DynamicPropertySource} method. */
    public static void register(DynamicPropertyRegistry registry, String... flywayLocations) {
        Database database = database(flywayLocations);
        registry.add("spring.datasource.url", database::url);
        registry.add("spring.datasource.username", database::user);
        registry.add("spring.datasource.password", database::password);
    }

    /** The role that may do everything in the cluster: to end connections, to look at what others wait for. */
    public static Database superuser() {
        return templates().superuser();
    }

    private static synchronized Templates templates() {
        Templates known = templates;
        if (known == null) {
            known = new Templates(cluster().start());
            templates = known;
        }
        return known;
    }

    private static Cluster cluster() {
        if (!Boolean.getBoolean("flywheel.testcontainers")) {
            return new EmbeddedCluster();
        }
        return ServiceLoader.load(Cluster.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "flywheel.testcontainers is set, but common-testing was built without -Ptestcontainers"));
    }
}
