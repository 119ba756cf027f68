package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.client.Api;
import dev.flywheel.domain.AccountId;
import dev.flywheel.domain.Role;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.service.Tokens;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** A service that is killed in the middle of a rebuild, and between a commit and its way into the index. */
class KilledIndexTest extends CatalogServiceTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String REINDEX = "/operator/search/reindex";
    private static final int PRODUCTS = 1_500;

    @TempDir
    private Path folder;

    @Autowired
    private ConfigurableEnvironment environment;

    private @Nullable Process process;

    @AfterEach
    void end() {
        kill();
    }

    @Test
    void comesBackComplete() throws IOException {
        importCsv(GeneratedRows.HEADER + GeneratedRows.csv("KIL", PRODUCTS));
        Api catalog = started("first");
        Eventually.await(LONG, () -> total(catalog, "KIL") == PRODUCTS);
        Eventually.await(
                LONG, () -> "COMPLETED".equals(operator(catalog).get(REINDEX).text("/state")));

        Files.createFile(signals("first").resolve("hold"));
        Eventually.await(LONG, () -> Files.exists(signals("first").resolve("held")));
        importCsv("sku,title\nKIL-LATE,Unindexable umbrella\n");
        operator(catalog).post(REINDEX, null).expect(202);
        Eventually.await(LONG, () -> operator(catalog).get(REINDEX).at("/done").asInt() > PRODUCTS);
        assertThat(operator(catalog).get(REINDEX).text("/state")).isEqualTo("RUNNING");
        assertThat(total(catalog, "KIL")).isEqualTo(PRODUCTS);
        assertThat(total(catalog, "unindexable")).isZero();
        kill();
        String before = Files.readString(index().resolve("place"));
        Slot searched = Objects.requireNonNull(IndexPlace.parse(before)).slot();

        Api again = started("second");

        assertThat(total(again, "KIL")).isEqualTo(PRODUCTS);
        Eventually.await(LONG, () -> total(again, "unindexable") == 1);
        assertThat(operator(again).get(REINDEX).text("/state")).isEqualTo("NONE");
        assertThat(documents(searched)).isGreaterThan(PRODUCTS);
        assertThat(documents(searched.other())).isZero();
    }

    private static int total(Api catalog, String words) {
        return catalog.get("/search?q=" + encoded(words))
                .expect(200)
                .at("/total")
                .asInt();
    }

    private Api started(String name) throws IOException {
        Files.createDirectories(signals(name));
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledCatalog.class.getName(),
                signals(name).toString(),
                index().toString()));
        SecondCatalog.settings(environment).forEach((key, value) -> command.add(key + "=" + value));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "killed-" + name + ".log"))
                .start();
        Eventually.await(LONG, () -> Files.exists(signals(name).resolve("port")));
        return Api.at("http://localhost:" + Files.readString(signals(name).resolve("port")));
    }

    private void kill() {
        Process alive = process;
        if (alive != null) {
            alive.destroyForcibly().onExit().join();
        }
    }

    private static Api operator(Api catalog) {
        return catalog.as(Tokens.of(AccountId.next(), Role.OPERATOR));
    }

    private int documents(Slot slot) throws IOException {
        try (FSDirectory files = FSDirectory.open(index().resolve(slot.index()));
                DirectoryReader reader = DirectoryReader.open(files)) {
            return reader.numDocs();
        }
    }

    private Path index() {
        return folder.resolve("index");
    }

    private Path signals(String name) {
        return folder.resolve(name);
    }
}
