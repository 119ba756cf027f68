package dev.flywheel.benchmarks.catalogue;

import dev.flywheel.benchmarks.Benchmark;
import dev.flywheel.benchmarks.Folder;
import dev.flywheel.benchmarks.RunningCatalog;
import dev.flywheel.postgres.Database;
import dev.flywheel.postgres.FlywheelPostgres;
import java.util.Locale;

/**
 * Imports generated products through the front door: some into a service that has just started, then many into one that
 * has worked before; and beside it what PostgreSQL and Lucene take for the same alone.
 */
public final class ImportBenchmark implements Benchmark {

    private static final int FIRST = 40_000;
    private static final int PRODUCTS = 100_000;
    private static final long SEED = 20261123;

    @Override
    public String run() throws Exception {
        try (Folder folder = Folder.temporary();
                FlywheelPostgres postgres = FlywheelPostgres.in(folder.resolve("postgres"))
                        .thrownAway()
                        .start()) {
            Database database = postgres.database("catalog");
            GeneratedProducts goods = new GeneratedProducts(SEED);
            String early = goods.csv(FIRST).replace("\nG-", "\nE-");
            String file = goods.csv(PRODUCTS);
            ImportMeasure cold;
            ImportMeasure warm;
            try (RunningCatalog catalog = new RunningCatalog(database, folder.resolve("search"))) {
                cold = ImportMeasure.of(catalog, early, FIRST);
                warm = ImportMeasure.of(catalog, file, PRODUCTS);
            }
            return report(cold, warm, BareImport.seconds(database, folder.resolve("bare"), early + body(file)));
        }
    }

    private static String body(String file) {
        return file.substring(file.indexOf('\n') + 1);
    }

    private static String report(ImportMeasure cold, ImportMeasure warm, double bareSeconds) {
        double ceiling = (FIRST + PRODUCTS) / bareSeconds;
        return String.format(
                Locale.ROOT,
                """
                # Imports

                `./flywheel bench import`: generated products through `POST /operator/imports`, from the first byte sent until a search
                finds the last one; %d processors, on which service, sender, PostgreSQL and index share the work.

                | %,d products | products/s | µs of processor for each, service and sender | of those, the JIT compiler | in PostgreSQL | most MB in use after a collection |
                |---|---:|---:|---:|---:|---:|
                | the first %,d after a start | %,.0f | %.0f | %.0f | %.0f | %d |
                | then %,d | %,.0f | %.0f | %.0f | %.0f | %d |
                | the ceiling: `COPY` and Lucene alone | %,.0f | | | | |

                The share of the ceiling is %.0f %%. The ceiling copies what was stored (products, offers, prices, events) into empty tables
                of the same make without foreign keys, and lets Lucene index the words of the same products beside it, both in one
                go; nothing is parsed, checked, compared or told there. Of the memory the file that is sent takes a part.
                """,
                Runtime.getRuntime().availableProcessors(),
                FIRST + PRODUCTS,
                FIRST,
                cold.perSecond(),
                cold.javaMicros(),
                cold.compilerMicros(),
                cold.postgresMicros(),
                cold.megabytes(),
                PRODUCTS,
                warm.perSecond(),
                warm.javaMicros(),
                warm.compilerMicros(),
                warm.postgresMicros(),
                warm.megabytes(),
                ceiling,
                100 * warm.perSecond() / ceiling);
    }
}
