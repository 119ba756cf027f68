package dev.flywheel.catalog.exports;

import java.io.Writer;
import java.util.Arrays;
import java.util.Optional;

/** How an export says its rows. */
enum ExportFormat {
    CSV("csv", "text/csv;charset=UTF-8") {
        @Override
        RowWriter to(Writer out) {
            return new CsvWriter(out);
        }
    },
    NDJSON("ndjson", "application/x-ndjson;charset=UTF-8") {
        @Override
        RowWriter to(Writer out) {
            return new JsonWriter(out);
        }
    };

    private final String label;
    private final String contentType;

    ExportFormat(String label, String contentType) {
        this.label = label;
        this.contentType = contentType;
    }

    abstract RowWriter to(Writer out);

    /** The name in requests and of files. */
    String label() {
        return label;
    }

    String contentType() {
        return contentType;
    }

    static Optional<ExportFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }
}
