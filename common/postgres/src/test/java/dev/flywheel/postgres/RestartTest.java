package dev.flywheel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stopped, started again and hindered. */
class RestartTest {

    @TempDir
    private static Path binaries;

    @TempDir
    private Path directory;

    private FlywheelPostgres postgres;

    @BeforeEach
    void start() {
        postgres = start(0);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void findsItsDataAgainOnTheSamePort() throws Exception {
        int port = postgres.port();
        Database before = postgres.database("orders");
        Sql.execute(before, "CREATE TABLE kept AS SELECT 42 AS answer");
        postgres.close();
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();

        postgres = start(port);

        assertThat(postgres.database("orders")).isEqualTo(before);
        assertThat(Sql.query(before, "SELECT answer FROM kept")).containsExactly("42");
    }

    @Test
    void saysWhenThePortIsTaken() throws Exception {
        postgres.close();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> start(other.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " is taken");
        }
        postgres = start(0);
    }

    @Test
    void takesANoteLeftByADeadServerForWhatItIs() throws Exception {
        postgres.close();
        // After a restart of the machine the number in the note may be any other program's.
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().parent().orElseThrow().pid() + "\n" + directory.resolve("data") + "\n");

        postgres = start(0);

        assertThat(Sql.query(postgres.superuser(), "SELECT 1")).containsExactly("1");
    }

    @Test
    void saysWhatIsWrongWhenItDoesNotStart() {
        postgres.close();

        assertThatThrownBy(() -> FlywheelPostgres.in(directory)
                        .binaries(binaries)
                        .setting("shared_buffers", "much")
                        .start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shared_buffers");
    }

    private FlywheelPostgres start(int port) {
        return FlywheelPostgres.in(directory).binaries(binaries).port(port).start();
    }
}
