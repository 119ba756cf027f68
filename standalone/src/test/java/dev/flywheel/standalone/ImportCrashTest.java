package dev.flywheel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole JVM is killed in the middle of an import and started again on its data: the import goes on by itself, and each
 * row is there once, in the tables, in the counts and in the index.
 */
class ImportCrashTest {

    private static final int PORT = 19180;
    private static final int ROWS = 20_000;
    private static final String PASSWORD = "a password for the crash";

    @Test
    void anImportIsCompleteAfterAKill(@TempDir Path folder) throws Exception {
        String location;
        try (OwnProcess first = OwnProcess.start(folder, PORT, PASSWORD, List.of())) {
            Api operator = operator();
            location = "/operator/imports/"
                    + operator.send("POST", "/operator/imports", "text/csv", file())
                            .expect(202)
                            .text("/id");
            Eventually.await(Duration.ofSeconds(60), () -> rowsRead(operator, location) >= 1_000);
            first.kill();
        }
        try (OwnProcess second = OwnProcess.start(folder, PORT, PASSWORD, List.of())) {
            Api operator = operator();
            assertThat(rowsReadBeforeTheKill(folder))
                    .as("the kill came in the middle")
                    .isLessThan(ROWS);
            Eventually.await(
                    Duration.ofSeconds(120),
                    () -> operator.get(location).text("/status").equals("COMPLETED"));
            judge(operator, location);
            assertThat(second.stops()).isTrue();
        }
    }

    private static void judge(Api operator, String location) {
        Api.Reply done = operator.get(location).expect(200);
        assertThat(done.at("/rowsRead").asInt()).isEqualTo(ROWS);
        assertThat(done.at("/accepted").asInt()).isEqualTo(ROWS);
        List<String> skus = operator.get("/operator/exports?format=ndjson")
                .expect(200)
                .body()
                .lines()
                .map(line -> line.substring(8, line.indexOf('"', 8)))
                .toList();
        assertThat(skus).hasSize(ROWS).doesNotHaveDuplicates();
        assertThat(Api.onPort(PORT)
                        .get("/categories")
                        .at("/items/0/productCount")
                        .asInt())
                .isEqualTo(ROWS);
        for (int row : List.of(0, 999, ROWS / 2, ROWS - 1)) {
            assertThat(Api.onPort(PORT).get("/search?q=IC-" + row).text("/items/0/title"))
                    .isEqualTo("Crash test kettle " + row);
        }
    }

    /** The second process says where it goes on, once its jobs run. */
    private static int rowsReadBeforeTheKill(Path folder) {
        Eventually.await(Duration.ofSeconds(60), () -> goesOnAfter(folder).isPresent());
        return goesOnAfter(folder).orElseThrow();
    }

    private static OptionalInt goesOnAfter(Path folder) {
        try {
            return Files.readString(folder.resolve("log"))
                    .lines()
                    .filter(line -> line.contains("goes on after row "))
                    .map(line -> line.substring(line.lastIndexOf(' ') + 1).strip())
                    .mapToInt(Integer::parseInt)
                    .max();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int rowsRead(Api operator, String location) {
        return operator.get(location).expect(200).at("/rowsRead").asInt();
    }

    private static byte[] file() {
        return IntStream.range(0, ROWS)
                .mapToObj(row -> "IC-" + row + ",Crash test kettle " + row + ",Crash,9.00,USD,5\n")
                .collect(Collectors.joining("", "sku,title,category,price,currency,quantity\n", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Api operator() {
        return OwnProcess.signIn(PORT, "operator@flywheel.local", PASSWORD);
    }
}
