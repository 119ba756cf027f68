package dev.flywheel.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flywheel.catalog.CatalogServiceTest;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.catalog.TestGtins;
import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import dev.flywheel.domain.Ids;
import dev.flywheel.testing.Eventually;
import dev.flywheel.testing.SqlStatements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Imports that were interrupted, and what a batch costs. */
class ResumedImportTest extends CatalogServiceTest {

    private static final int CHUNK = 10_000;

    @Autowired
    private Imports imports;

    @Autowired
    private Bodies bodies;

    @Autowired
    private ImportBatches batches;

    @Autowired
    private ImportRunner runner;

    @Test
    void goesOnWhereItWas() throws IOException {
        String file = GeneratedRows.HEADER + GeneratedRows.csv("RES", 1200);
        Import interrupted = interrupted(file);
        assertThat(batches.apply(interrupted, rows(file).next(500))).isTrue();

        assertThat(runner.start(interrupted.id())).isTrue();

        Eventually.await(
                Duration.ofSeconds(30), () -> progress(interrupted.id()).status() == ImportStatus.COMPLETED);
        assertThat(progress(interrupted.id()).accepted()).isEqualTo(1200);
        assertThat(eventsOf("RES-")).isEqualTo(1200);
        assertThat(bodies.chunk(interrupted.id(), 0)).isEmpty();
    }

    @Test
    void letsOneWorkerDoEachBatch() throws IOException {
        String file = GeneratedRows.HEADER + GeneratedRows.csv("TWO", 10);
        Import both = interrupted(file);
        List<CheckedRow> rows = rows(file).next(10);

        assertThat(batches.apply(both, rows)).isTrue();
        assertThat(batches.apply(both, rows)).isFalse();

        assertThat(progress(both.id()).accepted()).isEqualTo(10);
        assertThat(eventsOf("TWO-")).isEqualTo(10);
    }

    @Test
    void isTakenUpByTheJobAfterAWhile() {
        Import interrupted = interrupted("sku,title\nJOB-1,Left behind\n");
        jdbc.sql("UPDATE import SET moved_at = moved_at - interval '2 minutes' WHERE id = :id")
                .param("id", interrupted.id())
                .update();

        jobs.runDue();

        Eventually.await(
                Duration.ofSeconds(30), () -> progress(interrupted.id()).status() == ImportStatus.COMPLETED);
    }

    @Test
    void forgetsABodyThatNeverArrived() {
        UUID id = Ids.next();
        imports.create(id, null, Format.CSV, false);
        bodies.add(id, 0, new byte[10]);
        jdbc.sql("UPDATE import SET moved_at = moved_at - interval '2 hours' WHERE id = :id")
                .param("id", id)
                .update();

        jobs.runDue();

        assertThat(bodies.chunk(id, 0)).isEmpty();
    }

    @Test
    void refusesOnlyTheRowTheDatabaseRefuses() throws IOException {
        // Two products trade their GTINs in one batch, which no single statement can do.
        String traded = TestGtins.next();
        importCsv("sku,title,gtin\nSWAP-1,One,%s\nSWAP-2,Two,%s\n".formatted(traded, TestGtins.next()));
        String file = "sku,title,gtin\nSWAP-0,New,\nSWAP-1,One,\nSWAP-2,Two,%s\n".formatted(traded);
        Import running = interrupted(file);

        assertThat(batches.apply(running, rows(file).next(10))).isTrue();

        assertThat(progress(running.id()).rowsRead()).isEqualTo(3);
        assertThat(told("SWAP-0")).hasSize(1);
    }

    @Test
    void takesAsManyStatementsForManyRowsAsForFew() throws Exception {
        List<String> few = statements("COUNTED-FEW", 20);
        List<String> many = statements("COUNTED-MANY", 500);

        assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(20);
        assertThat(statements("COUNTED-MANY", 500)).hasSizeLessThanOrEqualTo(8);
    }

    private List<String> statements(String prefix, int count) throws Exception {
        String file = GeneratedRows.HEADER + GeneratedRows.csv(prefix, count);
        Import running = interrupted(file);
        List<CheckedRow> rows = rows(file).next(count);
        return SqlStatements.during(
                () -> assertThat(batches.apply(running, rows)).isTrue());
    }

    /** An import whose body is here, with nobody working at it. */
    private Import interrupted(String file) {
        UUID id = Ids.next();
        byte[] body = file.getBytes(StandardCharsets.UTF_8);
        imports.create(id, null, Format.CSV, false);
        for (int seq = 0; seq * CHUNK < body.length; seq++) {
            bodies.add(id, seq, Arrays.copyOfRange(body, seq * CHUNK, Math.min(body.length, (seq + 1) * CHUNK)));
        }
        imports.received(id, 0);
        return imports.running(id).orElseThrow();
    }

    private static ImportedRows rows(String file) throws IOException {
        return new ImportedRows(
                new CsvRows(new Lines(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))));
    }

    private ImportProgress progress(UUID id) {
        return imports.progress(id, null).orElseThrow();
    }
}
