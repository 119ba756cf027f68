package dev.flywheel.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywheelPostgresTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommitted() throws Exception {
        try (FlywheelPostgres postgres = FlywheelPostgres.in(directory).start()) {
            execute(postgres.database("orders"), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (FlywheelPostgres postgres = FlywheelPostgres.in(directory).start()) {
            assertThat(query(postgres.database("orders"), "SELECT answer FROM kept"))
                    .isEqualTo("42");
        }
    }

    private static void execute(Database database, String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(Database database, String sql) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
