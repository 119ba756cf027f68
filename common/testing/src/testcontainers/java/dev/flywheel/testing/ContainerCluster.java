package dev.flywheel.testing;

import dev.flywheel.postgres.Database;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The cluster of the profile {@code testcontainers}; removed by Testcontainers when the JVM ends. */
public final class ContainerCluster implements Cluster {

    private static final int PORT = 5432;

    @Override
    @SuppressWarnings("resource") // lives as long as the JVM
    public Database start() {
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:18")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand("postgres", "-c", "max_connections=300", "-c", "synchronous_commit=off");
        container.start();
        return new Database(
                container.getHost(),
                container.getMappedPort(PORT),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
    }
}
