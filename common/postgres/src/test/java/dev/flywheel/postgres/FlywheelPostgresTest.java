package dev.flywheel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywheelPostgresTest {

    @TempDir
    private static Path directory;

    private static FlywheelPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = FlywheelPostgres.in(directory).start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void isDurable() throws Exception {
        assertThat(Sql.query(postgres.superuser(), "SHOW fsync")).containsExactly("on");
        assertThat(Sql.query(postgres.superuser(), "SHOW synchronous_commit")).containsExactly("on");
        assertThat(Sql.query(postgres.superuser(), "SHOW full_page_writes")).containsExactly("on");
    }

    @Test
    void keepsRolesOutOfEachOthersDatabases() {
        Database orders = postgres.database("orders");
        Database finance = postgres.database("finance");
        Database intruder = new Database(orders.host(), orders.port(), "orders", "finance", finance.password());

        assertThatThrownBy(() -> Sql.query(intruder, "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void asksForThePassword() {
        Database orders = postgres.database("orders");
        Database guessed = new Database(orders.host(), orders.port(), "orders", "orders", "orders");

        assertThatThrownBy(() -> Sql.query(guessed, "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(orders.toString()).doesNotContain(orders.password());
    }

    @Test
    void keepsPasswordsWhereOnlyTheOwnerReads() throws Exception {
        postgres.database("orders");

        assertThat(Files.getPosixFilePermissions(directory.resolve("passwords")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(directory.resolve("passwords"))).contains("orders=", "postgres=");
        assertThat(directory.resolve("initial-password")).doesNotExist();
    }

    @Test
    void refusesNamesThatAreNoNames() {
        for (String name : new String[] {"", "Orders", "a-b", "x; DROP DATABASE postgres", "pg_x", "postgres"}) {
            assertThatThrownBy(() -> postgres.database(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesASecondStartOnTheSameDataEachTime() {
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> FlywheelPostgres.in(directory).start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining(directory.toString());
        }
    }
}
