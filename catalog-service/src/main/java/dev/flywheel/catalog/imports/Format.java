package dev.flywheel.catalog.imports;

import java.io.IOException;

/** How a file says its rows. */
enum Format {
    CSV {
        @Override
        SourceRows read(Lines lines) throws IOException {
            return new CsvRows(lines);
        }
    },
    NDJSON {
        @Override
        SourceRows read(Lines lines) {
            return new JsonRows(lines);
        }
    };

    /** A reader of the rows; it has read the header, where there is one, and refused a bad one. */
    abstract SourceRows read(Lines lines) throws IOException;
}
