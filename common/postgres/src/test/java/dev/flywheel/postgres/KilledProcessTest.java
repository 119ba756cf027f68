package dev.flywheel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the server and the data when the process that started it is ended, asked or not. */
class KilledProcessTest {

    @TempDir
    private static Path binaries;

    @TempDir
    private Path directory;

    @Test
    void keepsWhatWasCommittedBeforeTheKill() throws Exception {
        List<Integer> said = new ArrayList<>();
        ProcessHandle orphan;
        try (OtherProcess other = OtherProcess.start(directory, binaries, true)) {
            while (said.size() < 200) {
                said.add(other.row());
            }
            assertThatThrownBy(() ->
                            FlywheelPostgres.in(directory).binaries(binaries).start())
                    .hasMessageContaining("in use by process");
            said.addAll(other.kill());
            orphan = server(directory).orElseThrow();
        }
        assertThat(orphan.isAlive()).isTrue();

        try (FlywheelPostgres postgres =
                FlywheelPostgres.in(directory).binaries(binaries).start()) {
            List<Integer> kept = Sql.query(postgres.database("child"), "SELECT id FROM written ORDER BY id").stream()
                    .map(Integer::valueOf)
                    .toList();
            assertThat(kept).containsAll(said);
            // The last commit may have lost its answer.
            assertThat(kept.size() - said.size()).isBetween(0, 1);
            assertThat(server(directory)).isPresent().get().isNotEqualTo(orphan);
        }
    }

    @Test
    void stopsWhenAskedToEndAfterTheOthersHadTheirLastWord() throws Exception {
        try (OtherProcess other = OtherProcess.start(directory, binaries, true)) {
            ProcessHandle server = server(directory).orElseThrow();
            other.row();
            other.end();
            assertThat(server.info().command()).isEmpty();
        }
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
        try (FlywheelPostgres postgres =
                FlywheelPostgres.in(directory).binaries(binaries).start()) {
            assertThat(Sql.query(postgres.database("child"), "SELECT id FROM written"))
                    .contains(Integer.toString(OtherProcess.FAREWELL));
        }
    }

    @Test
    void sweepsUpThrowAwayClustersOfKilledProcessesOnly() throws Exception {
        Path killed = directory.resolve("killed");
        Path living = directory.resolve("living");
        try (OtherProcess other = OtherProcess.start(killed, binaries, false);
                FlywheelPostgres postgres = FlywheelPostgres.in(living)
                        .binaries(binaries)
                        .thrownAway()
                        .start()) {
            ProcessHandle server = server(killed).orElseThrow();
            other.kill();

            FlywheelPostgres.sweep(directory);

            assertThat(killed).doesNotExist();
            assertThat(server.info().command()).isEmpty();
            assertThat(Sql.query(postgres.superuser(), "SELECT 1")).containsExactly("1");
        }
        assertThat(living).doesNotExist();
    }

    private static Optional<ProcessHandle> server(Path directory) throws Exception {
        return ProcessHandle.of(Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).getFirst()));
    }
}
