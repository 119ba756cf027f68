package dev.flywheel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stepping down from root by the way that is left where user namespaces are forbidden. */
class ServerUserTest {

    private static final int STRANGER = 12345;

    @TempDir
    private Path directory;

    @BeforeEach
    void onlyRootCanStepDown() throws Exception {
        assumeThat(new UnixSystem().getUid()).isZero();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void runsAsNobodyOnDataThatNobodyOwns() throws Exception {
        Programs programs = new Programs(Binaries.unpackedIn(directory), directory, ServerUser.NOBODY);
        programs.initialise("secret", false);
        programs.start("port = " + freePort() + "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\n");
        try {
            long server = Long.parseLong(
                    Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst());
            assertThat(ProcessHandle.of(server).orElseThrow().info().user()).contains("nobody");
            assertThat(Files.getOwner(directory.resolve("data")).getName()).isEqualTo("nobody");
        } finally {
            programs.stop();
        }
    }

    @Test
    void takesDataOverFromNobodyButNotFromAStranger() throws Exception {
        Path data = Files.createDirectory(directory.resolve("data"));
        Path file = Files.createFile(data.resolve("file"));
        ServerUser.NOBODY.own(data);
        assertThat(Files.getOwner(file).getName()).isEqualTo("nobody");
        ServerUser.NAMESPACE.own(data);
        assertThat(Files.getOwner(file).getName()).isEqualTo("root");

        Files.setAttribute(data, "unix:uid", STRANGER);

        assertThatThrownBy(() -> ServerUser.NAMESPACE.own(data))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to " + STRANGER);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
