package dev.flywheel.standalone;

import dev.flywheel.postgres.Database;
import dev.flywheel.postgres.FlywheelPostgres;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where the services' databases come from: the embedded PostgreSQL, or one of the user's own. */
interface Databases extends AutoCloseable {

    /** The database of a service, with a role of its own, made on first use. */
    Database of(String service);

    @Override
    void close();

    static Databases open(Home home, @Nullable String url) {
        return url == null ? Embedded.start(home) : new Own(URI.create(url.replaceFirst("^jdbc:", "")));
    }

    /** A PostgreSQL of ours, kept in a folder or thrown away. */
    record Embedded(FlywheelPostgres server) implements Databases {

        static Embedded start(Home home) {
            try {
                return new Embedded(FlywheelPostgres.in(home.resolve("postgres"))
                        .setting("max_connections", "250")
                        .start());
            } catch (IllegalStateException inUse) {
                throw new Refusal(String.valueOf(inUse.getMessage()));
            }
        }

        @Override
        public Database of(String service) {
            return server.database(service);
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /**
     * A PostgreSQL of the user's own: {@code postgresql://user:password@host:port}, with one database per service that
     * has the service's name and belongs to that user.
     */
    record Own(URI server) implements Databases {

        @Override
        public Database of(String service) {
            String user = server.getUserInfo() == null ? "postgres" : server.getUserInfo();
            String[] credentials = user.split(":", 2);
            int port = server.getPort() < 0 ? 5432 : server.getPort();
            return new Database(
                    server.getHost(), port, service, credentials[0], credentials.length > 1 ? credentials[1] : "");
        }

        @Override
        public void close() {
            // It is not ours to stop.
        }
    }
}
