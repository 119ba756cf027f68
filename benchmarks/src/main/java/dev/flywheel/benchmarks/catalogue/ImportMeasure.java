package dev.flywheel.benchmarks.catalogue;

import dev.flywheel.benchmarks.Processors;
import dev.flywheel.benchmarks.RunningCatalog;
import java.io.IOException;

/**
 * An import through the front door, until the last product is found by a search.
 *
 * @param megabytes the most that was in use after a collection
 */
record ImportMeasure(int products, double seconds, Processors used, long megabytes) {

    private static final int PAUSE_MILLIS = 100;

    static ImportMeasure of(RunningCatalog catalog, String csv, int products) throws IOException, InterruptedException {
        Heap heap = Heap.watched();
        int there = found(catalog);
        Processors before = Processors.now(catalog.jdbc());
        long start = System.nanoTime();
        catalog.imported(csv);
        while (found(catalog) < there + products) {
            Thread.sleep(PAUSE_MILLIS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new ImportMeasure(
                products, seconds, Processors.now(catalog.jdbc()).since(before), heap.mostMegabytes());
    }

    private static int found(RunningCatalog catalog) {
        return catalog.api().get("/search?limit=1").expect(200).at("/total").asInt();
    }

    double perSecond() {
        return products / seconds;
    }

    double javaMicros() {
        return used.java() * 1e6 / products;
    }

    double compilerMicros() {
        return used.compiler() * 1e6 / products;
    }

    double postgresMicros() {
        return used.postgres() * 1e6 / products;
    }
}
