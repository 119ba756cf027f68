package dev.flywheel.benchmarks.catalogue;

import dev.flywheel.benchmarks.catalogue.CatalogueBenchmark.Compared;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is written down. */
record Report(int products, double seconds, long megabytes, List<Compared> compared) {

    String text() {
        return String.format(
                Locale.ROOT,
                """
                # Catalogue

                `./flywheel bench catalogue`: %,d generated products, %d processors. The callers run in the same JVM and take their
                share of it.

                Imported through `POST /operator/imports` into PostgreSQL and the index: %.1f s, %,.0f products/s; at most %,d MB
                were in use after a collection, of which the file itself takes a part.

                %d callers on loopback, milliseconds:

                | what | calls/s | median | 99 %% | ceiling, calls/s | share |
                |---|---:|---:|---:|---:|---:|
                %s

                The ceiling of search is Lucene on the same files, called in process: words in four fields, the best hundred, no facets
                and no HTTP. What was found for one of the usual queries is kept until the index or its words change; of the new ones
                every one is asked once, so nothing is. That of the others is a Spring MVC endpoint of the same JVM, without security or anything else of ours,
                that answers the same bytes from memory.
                """,
                products,
                Runtime.getRuntime().availableProcessors(),
                seconds,
                products / seconds,
                megabytes,
                Load.CALLERS,
                compared.stream().map(Compared::toString).collect(Collectors.joining("\n")));
    }
}
