package dev.flywheel.catalog.imports;

import dev.flywheel.catalog.CatalogApplication;
import dev.flywheel.catalog.FakeAuctions;
import dev.flywheel.catalog.GeneratedRows;
import dev.flywheel.catalog.change.Changes;
import dev.flywheel.catalog.imports.ImportedRows.CheckedRow;
import dev.flywheel.domain.Ids;
import dev.flywheel.testing.service.ServiceTestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures how fast generated products are imported, on a PostgreSQL of its own: reading and checking alone, then into
 * PostgreSQL, then the same file again, which changes nothing, then what the index takes to catch up. Beside the time it
 * says what the processor did for it, which says more where others use the machine too.
 *
 * <p>Arguments: how many products, how many rows in a batch, and {@code statements} to see what they take.
 */
final class ImportRate {

    private final ConfigurableApplicationContext context;
    private final boolean statements;

    private ImportRate(ConfigurableApplicationContext context, boolean statements) {
        this.context = context;
        this.statements = statements;
    }

    public static void main(String[] arguments) throws IOException {
        int products = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ImportRunner.BATCH;
        boolean statements = arguments.length > 2 && arguments[2].equals("statements");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(
                        CatalogApplication.class, FakeAuctions.class)
                .sources(statements ? new Class<?>[] {TimedStatements.class} : new Class<?>[0])
                .initializers(new ServiceTestContext())
                .run(
                        "--spring.config.name=chassis,catalog-service",
                        "--server.port=0",
                        "--flywheel.search.directory=target/search-" + UUID.randomUUID(),
                        "--flywheel.search.in-background=false")) {
            context.getBean(ImportRunner.class).stop();
            new ImportRate(context, statements).measure(products, batch);
        }
        System.exit(0);
    }

    private void measure(int products, int batch) throws IOException {
        byte[] warmUp = file("WARM", 10_000);
        byte[] file = file("RATE", products);
        report("warm-up", 10_000, () -> apply(warmUp, batch));
        report("read and check", products, () -> read(file, batch));
        report("into PostgreSQL", products, () -> apply(file, batch));
        report("again, unchanged", products, () -> apply(file, batch));
        Changes changes = context.getBean(Changes.class);
        report("into the index", products, () -> changes.await(Duration.ofMinutes(10)));
    }

    private static byte[] file(String prefix, int products) {
        return (GeneratedRows.HEADER + GeneratedRows.csv(prefix, products)).getBytes(StandardCharsets.UTF_8);
    }

    private static void read(byte[] file, int size) throws IOException {
        ImportedRows rows = rows(file);
        List<CheckedRow> batch = rows.next(size);
        while (!batch.isEmpty()) {
            batch = rows.next(size);
        }
    }

    private void apply(byte[] file, int size) throws IOException {
        UUID id = Ids.next();
        Imports imports = context.getBean(Imports.class);
        imports.create(id, null, Format.CSV, false);
        imports.received(id, 0);
        Import now = imports.running(id).orElseThrow();
        ImportBatches batches = context.getBean(ImportBatches.class);
        try (ReadAhead rows = new ReadAhead(rows(file), size)) {
            List<CheckedRow> batch = rows.next();
            while (!batch.isEmpty()) {
                batches.apply(now, batch);
                now = now.advanced(batch.size());
                batch = rows.next();
            }
        }
        if (imports.progress(id, null).orElseThrow().accepted() != now.rowsRead()) {
            throw new IllegalStateException("rows were refused: " + imports.progress(id, null));
        }
        imports.complete(id);
    }

    private static ImportedRows rows(byte[] file) throws IOException {
        return new ImportedRows(new CsvRows(new Lines(new ByteArrayInputStream(file))));
    }

    private void report(String what, int products, Work work) throws IOException {
        TimedStatements.clear();
        Processor before = processor();
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Processor after = processor();
        System.out.printf(
                "%-18s %,9d in %6.2f s: %,8.0f a second; processor for each: %4.0f us here, %4.0f us in PostgreSQL%n",
                what,
                products,
                seconds,
                products / seconds,
                (after.java - before.java) * 1e6 / products,
                (after.postgres - before.postgres) * 1e6 / products);
        if (statements) {
            TimedStatements.print();
        }
    }

    /** Seconds of processor this process and all processes of its PostgreSQL have used. */
    private Processor processor() throws IOException {
        double postgres = 0;
        for (int pid : context.getBean(JdbcClient.class)
                .sql("SELECT pid FROM pg_stat_activity WHERE pid IS NOT NULL")
                .query(Integer.class)
                .list()) {
            postgres += LinuxProcess.seconds(pid);
        }
        return new Processor(LinuxProcess.seconds(ProcessHandle.current().pid()), postgres);
    }

    private record Processor(double java, double postgres) {}

    private interface Work {
        void run() throws IOException;
    }
}
