package dev.flywheel.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

/** Makes databases and the roles that own them. */
final class Databases {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private final Database superuser;
    private final Passwords passwords;

    Databases(Database superuser, Passwords passwords) {
        this.superuser = superuser;
        this.passwords = passwords;
    }

    synchronized Database provide(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith("pg_") || name.equals(FlywheelPostgres.SUPERUSER)) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a database");
        }
        // The password is kept before it is set, and set anew each time, so a crash in between heals itself.
        String password = passwords.of(name);
        try (Connection connection = superuser.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name);
            statement.execute((known ? "ALTER" : "CREATE") + " ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        } catch (SQLException failed) {
            throw new IllegalStateException("database " + name + " could not be made", failed);
        }
        return new Database(superuser.host(), superuser.port(), name, name, password);
    }

    void awaitNoClients(Duration longest) throws SQLException {
        long deadline = System.nanoTime() + longest.toNanos();
        try (Connection connection = superuser.dataSource().getConnection()) {
            while (exists(
                            connection,
                            "SELECT 1 FROM pg_stat_activity WHERE backend_type = ? AND pid <> pg_backend_pid()",
                            "client backend")
                    && System.nanoTime() < deadline) {
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean exists(Connection connection, String query, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
