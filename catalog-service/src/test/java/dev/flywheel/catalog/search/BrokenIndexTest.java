package dev.flywheel.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.client.Api;
import dev.flywheel.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.ConfigurableEnvironment;

/** A service that starts on an index which was broken while it was away. */
class BrokenIndexTest extends CatalogServiceTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final int PRODUCTS = 1_200;

    @TempDir
    private Path folder;

    @Autowired
    private ConfigurableEnvironment environment;

    @Test
    void isBuiltAgainAndNeverAnswersWithHalfOfIt() throws IOException {
        importCsv(GeneratedRows.HEADER + GeneratedRows.csv("SMASH", PRODUCTS));
        assertThat(startedAfter("there was none")).isEqualTo("COMPLETED");
        assertThat(startedAfter("")).isEqualTo("NONE");

        for (Path file : files()) {
            Files.delete(file);
        }
        assertThat(startedAfter("its files were gone")).isEqualTo("COMPLETED");

        Path segment = files().stream()
                .max(Comparator.comparing(file -> file.toFile().length()))
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(startedAfter("it was damaged")).isEqualTo("COMPLETED");

        Path place = folder.resolve("place");
        Files.writeString(place, Files.readString(place).replaceFirst("^\\d+", "1"));
        assertThat(startedAfter("it was damaged, or of another version")).isEqualTo("COMPLETED");
    }

    /** Starts, looks until all is found, and stops. Returns how the rebuild ended. */
    private String startedAfter(String loss) {
        try (SecondCatalog catalog = SecondCatalog.start(SecondCatalog.settings(environment), folder)) {
            Eventually.await(LONG, () -> {
                Api.Reply found = catalog.shopper().get("/search?q=SMASH");
                if (found.status() == 503) {
                    assertThat(found.text("/code")).isEqualTo("search_not_ready");
                    return false;
                }
                return found.expect(200).at("/total").asInt() == PRODUCTS;
            });
            Eventually.await(
                    LONG,
                    () -> !"RUNNING"
                            .equals(catalog.part(Rebuild.class)
                                    .progress()
                                    .state()
                                    .name()));
            Api.Reply progress =
                    catalog.operator().get("/operator/search/reindex").expect(200);
            assertThat(progress.text("/reason")).isEqualTo(loss);
            Api.Reply health = catalog.operator().get("/actuator/health").expect(200);
            assertThat(health.text("/components/search/details/searched")).startsWith("product-");
            assertThat(health.text("/components/search/status")).isEqualTo("UP");
            return progress.text("/state");
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("_")
                            || file.getFileName().toString().startsWith("segments"))
                    .toList();
        }
    }
}
