package dev.flywheel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("journal");
    }

    @Test
    void handsBackWhatItKept() throws Exception {
        keep("one", "two", "drei €");
        keep("four");

        assertThat(lines()).containsExactly("one", "two", "drei €", "four");
    }

    @Test
    void cutsOffALineThatWasNotFinished() throws Exception {
        keep("one", "two");
        Files.writeString(file, "{\"torn\":", StandardOpenOption.APPEND);

        assertThat(lines()).containsExactly("one", "two");
        keep("three");
        assertThat(Files.readString(file)).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void keepsEveryLineOfManyAtOnceWhole() throws Exception {
        int writers = 200;
        try (JournalFile journal = JournalFile.open(file, line -> {});
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < writers; writer++) {
                String line = "line " + writer;
                threads.submit(() -> journal.awaitKept(journal.append(line)));
            }
        }

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        IntStream.range(0, writers).mapToObj(i -> "line " + i).toArray(String[]::new));
    }

    @Test
    void isSafeWhenItSaysSo() throws Exception {
        try (JournalFile journal = JournalFile.open(file, line -> {})) {
            long number = journal.append("one");
            assertThat(journal.last()).isEqualTo(number);
            journal.awaitKept(number);
            assertThat(Files.readString(file)).isEqualTo("one\n");
        }
    }

    @Test
    void belongsToOneAtATime() throws Exception {
        try (JournalFile journal = JournalFile.open(file, line -> {})) {
            assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
            journal.awaitKept(journal.append("still mine"));
        }
    }

    @Test
    void promisesNothingMoreOnceTheDiskRefused() {
        // A device that takes no byte: what a full disk looks like.
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        assertThatThrownBy(() -> {
                    try (JournalFile journal =
                            new JournalFile(full, FileChannel.open(full, StandardOpenOption.WRITE))) {
                        long number = journal.append("lost");
                        assertThatThrownBy(() -> journal.awaitKept(number)).isInstanceOf(Journal.JournalFailure.class);
                        journal.append("refused");
                    }
                })
                .isInstanceOf(Journal.JournalFailure.class);
    }

    private void keep(String... lines) throws IOException {
        try (JournalFile journal = JournalFile.open(file, line -> {})) {
            for (String line : lines) {
                journal.awaitKept(journal.append(line));
            }
        }
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        JournalFile.open(file, lines::add).close();
        return lines;
    }
}
